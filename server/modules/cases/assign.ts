/** Who has a case. */
import { atomically, type Context } from "../../platform/context.ts";
import { HeldByOther } from "./problems.ts";
import { lockCase, tellStanding } from "./row.ts";

/** Gives cases to somebody, who takes them up now even where they rested, or to nobody. Their place in the queue stays. */
export function assign(
  app: Context,
  { caseIds, to }: { caseIds: readonly string[]; to: string | null },
): Promise<void> {
  return atomically(app, async (app) => {
    // Sent before the next question and answered before it, without waiting in between: whoever asks for the next case waits for each round.
    const given = app.db`
      with held as (
        select id from cases."case" where id = any(${[...caseIds]}::uuid[]) order by id for no key update
      )
      update cases."case" set assignee_id = ${to}, resting = resting and ${to}::uuid is null, changed_at = platform.now()
      where id in (select id from held) and (assignee_id is distinct from ${to}::uuid or (resting and ${to}::uuid is not null))`.execute();
    await Promise.all([given, tellStanding(app, caseIds, { isGiven: to !== null })]);
  });
}

/** Gives back all that people who left have and that is not closed. */
export async function giveBackOfGone(app: Context, facts: readonly { memberId: string }[]): Promise<void> {
  const rows = await app.db<{ id: string }[]>`
    select id from cases."case"
    where assignee_id = any(${facts.map(({ memberId }) => memberId)}::uuid[]) and state <> 'closed' order by id for no key update`;
  if (rows.length > 0) await assign(app, { caseIds: rows.map(({ id }) => id), to: null });
}

/** Takes a case that nobody else has. */
export function take(app: Context, { caseId, agentId }: { caseId: string; agentId: string }): Promise<void> {
  return atomically(app, async (app) => {
    const { assigneeId, state } = await lockCase(app.db, caseId);
    if (state === "open" && assigneeId && assigneeId !== agentId) throw HeldByOther({ assigneeId });
    await assign(app, { caseIds: [caseId], to: agentId });
  });
}

/** Gives a case back to all; refused where somebody else has it and `mayTakeFromOthers` is not set. */
export function handBack(
  app: Context,
  { caseId, agentId, mayTakeFromOthers }: { caseId: string; agentId: string; mayTakeFromOthers: boolean },
): Promise<void> {
  return atomically(app, async (app) => {
    const { assigneeId } = await lockCase(app.db, caseId);
    if (assigneeId && assigneeId !== agentId && !mayTakeFromOthers) throw HeldByOther({ assigneeId });
    await app.db`update cases."case" set resting = false where id = ${caseId}`;
    await assign(app, { caseIds: [caseId], to: null });
  });
}
