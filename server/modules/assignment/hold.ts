/** How long a case stays with an agent who shows no sign of life. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { assign, holdFree } from "../cases/index.ts";
import { note } from "./decisions.ts";
import { restFromPushed } from "./hand-back.ts";
import { markSeen } from "../staff/index.ts";

export const holdMinutes = 5;

/** These agents are here: what they hold stays theirs; what came back by a promise only once they took it up. */
export async function keepHolds(db: Db, agentIds: readonly string[]): Promise<void> {
  if (agentIds.length === 0) return;
  await markSeen(db, agentIds);
  await db`
    update assignment.queue_entry set held_until = platform.now() + ${holdMinutes} * interval '1 minute'
    where held_by = any(${[...agentIds]}::uuid[]) and not returned and held_until < platform.now() + ${holdMinutes - 1} * interval '1 minute'`;
}

/** A case came back by a promise: a fresh hold, which only opening the case prolongs. */
export async function holdReturned(
  app: Context,
  facts: readonly { caseId: string; returnedTo: string | null }[],
): Promise<void> {
  const cases = facts.filter(({ returnedTo }) => returnedTo !== null).map(({ caseId }) => caseId);
  if (cases.length > 0)
    await app.db`
      update assignment.queue_entry set returned = true, held_until = platform.now() + ${holdMinutes} * interval '1 minute'
      where case_id = any(${cases}::uuid[]) and held_by is not null`;
}

/** The agent opened a case that came back to them: from now on their signs of life keep it. */
export async function takeUp(db: Db, { caseId, agentId }: { caseId: string; agentId: string }): Promise<void> {
  await db`
    update assignment.queue_entry set returned = false where case_id = ${caseId} and held_by = ${agentId} and returned`;
}

const isAbandoned = (db: Db) => db`held_by is not null and held_until < (select platform.now()) and not answering`;

/** Gives back what the vanished hold and have not answered, and what was given to somebody who did not open it: not to them again at once. */
export function returnAbandoned(app: Context): Promise<number> {
  return atomically(app, async (app) => {
    const found = await app.db<{ caseId: string }[]>`
      select case_id from assignment.queue_entry where ${isAbandoned(app.db)} order by held_until limit 200`;
    if (found.length === 0) return 0;
    const cases = await holdFree(
      app.db,
      found.map(({ caseId }) => caseId),
    );
    const rows = await app.db<{ caseId: string; heldBy: string }[]>`
      select case_id, held_by from assignment.queue_entry
      where case_id = any(${cases}::uuid[]) and ${isAbandoned(app.db)} order by case_id for update skip locked`;
    if (rows.length === 0) return 0;
    await assign(app, { caseIds: rows.map(({ caseId }) => caseId), to: null });
    await restFromPushed(app.db, rows);
    await note(
      app.db,
      rows.map(({ caseId, heldBy }) => ({ caseId, agentId: heldBy, byId: null, what: "returned" as const, why: {} })),
    );
    return rows.length;
  });
}
