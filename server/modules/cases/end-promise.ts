/** A promise that ends by what an agent says of it. */
import { atomically, type Context } from "../../platform/context.ts";
import { PromiseNotFound } from "./problems.ts";
import { lockCase, tellStanding } from "./row.ts";

export interface NamedPromise {
  caseId: string;
  promiseId: string;
  agentId: string;
}

/** Ends it in the way given. Its case, if it rested, is in the queue again where it stood. Twice is once. */
export function endByHand(
  app: Context,
  { caseId, promiseId, agentId }: NamedPromise,
  end: (app: Context, of: { caseId: string; agentId: string }) => Promise<void>,
): Promise<void> {
  return atomically(app, async (app) => {
    await lockCase(app.db, caseId);
    const [found] = await app.db<{ isEnded: boolean }[]>`
      select ended_at is not null as is_ended from cases.promise where id = ${promiseId} and case_id = ${caseId}`;
    if (!found) throw PromiseNotFound();
    if (found.isEnded) return;
    await end(app, { caseId, agentId });
    await app.db`update cases."case" set resting = false, changed_at = platform.now() where id = ${caseId}`;
    await tellStanding(app, [caseId]);
  });
}
