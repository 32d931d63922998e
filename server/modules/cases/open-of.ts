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

/** The cases in which these messages stand. */
export async function findCasesOf(db: Db, messageIds: readonly string[]): Promise<string[]> {
  const rows = await db<{ caseId: string }[]>`
    select distinct case_id from cases.message where id = any(${[...messageIds]}::uuid[]) and case_id is not null`;
  return rows.map(({ caseId }) => caseId);
}
