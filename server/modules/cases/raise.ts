/** A case presses more than its words say: something else is known of the customer's trip. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { tellStanding } from "./row.ts";

/** The open questions of somebody under any of their ids. */
export async function findOpenOf(db: Db, customerIds: readonly string[]): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    select id from cases."case" where customer_id = any(${[...customerIds]}::uuid[]) and state = 'open' and kind = 'question' limit 20`;
  return rows.map(({ id }) => id);
}

/** Whose cases these are. */
export async function findCustomersOf(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const rows = await db<{ customerId: string }[]>`
    select distinct customer_id from cases."case" where id = any(${[...caseIds]}::uuid[])`;
  return rows.map(({ customerId }) => customerId);
}

/** Only upwards: what an agent or a word raised further stays there. */
export function raiseUrgency(app: Context, wanted: readonly { caseId: string; urgency: number }[]): Promise<void> {
  if (wanted.length === 0) return Promise.resolve();
  return atomically(app, async (app) => {
    const rows = [...wanted].toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));
    const raised = await app.db<{ id: string }[]>`
      update cases."case" c set urgency = row.urgency, changed_at = platform.now()
      from jsonb_to_recordset(${app.db.json(rows)}) as row ("caseId" uuid, urgency int)
      where c.id = row."caseId" and c.state = 'open' and c.urgency < row.urgency
      returning c.id`;
    if (raised.length > 0)
      await tellStanding(
        app,
        raised.map(({ id }) => id),
      );
  });
}
