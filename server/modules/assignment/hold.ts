/** How long a case stays with an agent who shows no sign of life. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { assign } from "../cases/index.ts";
import { markSeen } from "../staff/index.ts";

export const holdMinutes = 5;

/** These agents are here: what they hold stays theirs. */
export async function keepHolds(db: Db, agentIds: readonly string[]): Promise<void> {
  if (agentIds.length === 0) return;
  await markSeen(db, agentIds);
  await db`
    update assignment.queue_entry set held_until = platform.now() + ${holdMinutes} * interval '1 minute'
    where held_by = any(${[...agentIds]}::uuid[]) and held_until < platform.now() + ${holdMinutes - 1} * interval '1 minute'`;
}

/** Gives back what the vanished hold and have not answered. */
export function returnAbandoned(app: Context): Promise<number> {
  return atomically(app, async (app) => {
    const rows = await app.db<{ caseId: string }[]>`
      select case_id from assignment.queue_entry
      where held_by is not null and held_until < (select platform.now()) and not answering order by held_until limit 200 for update skip locked`;
    if (rows.length > 0) await assign(app, { caseIds: rows.map(({ caseId }) => caseId), to: null });
    return rows.length;
  });
}
