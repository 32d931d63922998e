/** A promise that is no longer owed. */
import { atomically, type Context } from "../../platform/context.ts";
import { endAsKept } from "./keep-promise.ts";
import { PromiseNotFound, PromiseOwed } from "./problems.ts";
import { lockCase, tellStanding } from "./row.ts";

interface Named {
  caseId: string;
  promiseId: string;
  agentId: string;
}

/** Takes a promise back; a broken one stays broken. Its case, if it rested, is in the queue again where it stood. Twice is once. */
export function withdrawPromise(app: Context, { caseId, promiseId, agentId }: Named): Promise<void> {
  return atomically(app, async (app) => {
    await lockCase(app.db, caseId);
    const [found] = await app.db<{ isEnded: boolean }[]>`
      select ended_at is not null as is_ended from cases.promise where id = ${promiseId} and case_id = ${caseId}`;
    if (!found) throw PromiseNotFound();
    if (found.isEnded) return;
    await endAsWithdrawn(app, { caseId, agentId });
    await app.db`update cases."case" set resting = false, changed_at = platform.now() where id = ${caseId}`;
    await tellStanding(app, [caseId]);
  });
}

async function endAsWithdrawn({ db }: Context, { caseId, agentId }: Omit<Named, "promiseId">): Promise<void> {
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
