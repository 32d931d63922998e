/** Whose cases are whose, for those who know something else of a customer's trip. */
import type { Db } from "../../platform/db.ts";

/** The open questions of somebody under any of their ids. */
export async function findOpenOf(db: Db, customerIds: readonly string[]): Promise<string[]> {
  // Theirs are few; without the fence the planner may rather go through all that are open.
  const rows = await db<{ id: string }[]>`
    with theirs as materialized (
      select id, state, kind from cases."case" where customer_id = any(${[...customerIds]}::uuid[])
    )
    select id from theirs where state = 'open' and kind = 'question' limit 20`;
  return rows.map(({ id }) => id);
}

/** Whose cases these are. */
export async function findCustomersOf(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const rows = await db<{ customerId: string }[]>`
    select distinct customer_id from cases."case" where id = any(${[...caseIds]}::uuid[])`;
  return rows.map(({ customerId }) => customerId);
}
