/** A promise that is no longer owed. */
import type { Context } from "../../platform/context.ts";
import { endByHand, type NamedPromise } from "./end-promise.ts";
import { endAsKept } from "./keep-promise.ts";
import { PromiseOwed } from "./problems.ts";

/** Takes a promise back; a broken one stays broken. */
export const withdrawPromise = (app: Context, promise: NamedPromise): Promise<void> =>
  endByHand(app, promise, endAsWithdrawn);

async function endAsWithdrawn(
  { db }: Context,
  { caseId, agentId }: { caseId: string; agentId: string },
): Promise<void> {
  await db`
    update cases.promise
    set state = case when state = 'broken' then 'broken' else 'withdrawn' end, ended_at = platform.now(), ended_by = ${agentId}
    where case_id = ${caseId} and ended_at is null`;
}

interface OnClose {
  caseId: string;
  /** What became of it; null: refused where a customer was promised something. */
  as: "kept" | "withdrawn" | null;
  agentId: string;
}

/** Nothing is owed on a closed case. A snooze ends by itself; what was promised to a customer has to be answered for. */
export async function settlePromiseOnClose(app: Context, { caseId, as, agentId }: OnClose): Promise<void> {
  const [owed] = await app.db<{ id: string; kind: "promise" | "snooze"; dueAt: Date }[]>`
    select id, kind, due_at from cases.promise where case_id = ${caseId} and ended_at is null`;
  if (!owed) return;
  if (owed.kind === "snooze") return endAsKept(app, { caseId, agentId });
  if (as === null) throw PromiseOwed({ promiseId: owed.id, dueAt: owed.dueAt.toISOString() });
  await (as === "kept" ? endAsKept(app, { caseId, agentId }) : endAsWithdrawn(app, { caseId, agentId }));
}
