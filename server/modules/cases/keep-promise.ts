/** A promise is kept by an answer written after it fell due; or by hand, when we came back in another way. */
import type { Context } from "../../platform/context.ts";
import { endByHand, type NamedPromise } from "./end-promise.ts";

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

/** We came back where no message of ours shows it. */
export const keepByHand = (app: Context, promise: NamedPromise): Promise<void> => endByHand(app, promise, endAsKept);

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
