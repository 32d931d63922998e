/** A promise is kept by an answer written after it fell due; or by hand, when we came back in another way. */
import { atomically, type Context } from "../../platform/context.ts";
import { PromiseNotFound } from "./problems.ts";
import { lockCase, tellStanding } from "./row.ts";

/** Minutes after falling due in which coming back still keeps it: the agent has to write first. */
export const graceMinutes = 15;

/** What is still owed on a case. */
interface Owed {
  isDue: boolean;
  /** The place in the queue it returns to. */
  since: Date;
}

/** The vendor accepted an answer: what was due is kept, or was broken before. Gives what is still owed. */
export async function keepPromise(
  { db }: Context,
  { caseId, messageId, at }: { caseId: string; messageId: string; at: Date },
): Promise<Owed | null> {
  await db`
    update cases.promise p
    set state = case when kind = 'snooze' or ${at} <= fell_due_at + ${graceMinutes} * interval '1 minute' then 'kept' else 'broken' end,
      ended_at = greatest(made_at, ${at}), ended_by = m.author_id
    from cases.message m
    where m.id = ${messageId} and p.case_id = ${caseId} and p.ended_at is null and p.fell_due_at <= m.written_at`;
  const [owed] = await db<Owed[]>`
    select fell_due_at is not null as is_due, since from cases.promise where case_id = ${caseId} and ended_at is null`;
  return owed ?? null;
}

interface Named {
  caseId: string;
  promiseId: string;
  agentId: string;
}

/** We came back where no message of ours shows it. Its case, if it rested, is open to all that follows. Twice is once. */
export function keepByHand(app: Context, { caseId, promiseId, agentId }: Named): Promise<void> {
  return atomically(app, async (app) => {
    await lockCase(app.db, caseId);
    const [found] = await app.db<{ isEnded: boolean }[]>`
      select ended_at is not null as is_ended from cases.promise where id = ${promiseId} and case_id = ${caseId}`;
    if (!found) throw PromiseNotFound();
    if (found.isEnded) return;
    await endAsKept(app, { caseId, agentId });
    await app.db`update cases."case" set resting = false, changed_at = platform.now() where id = ${caseId}`;
    await tellStanding(app, [caseId]);
  });
}

/** Kept, unless its time had run out before. */
export async function endAsKept(
  { db }: Context,
  { caseId, agentId }: { caseId: string; agentId: string },
): Promise<void> {
  await db`
    update cases.promise
    set state = case when kind = 'promise' and fell_due_at + ${graceMinutes} * interval '1 minute' < platform.now() then 'broken' else 'kept' end,
      ended_at = platform.now(), ended_by = ${agentId}
    where case_id = ${caseId} and ended_at is null`;
}
