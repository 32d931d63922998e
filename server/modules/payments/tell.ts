/** Says something of a payment to its customer, in the thread where they were asked. */
import { randomUUID } from "node:crypto";
import { attempt } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { findCaseOfThread, sayPrivately } from "../cases/index.ts";
import type { PaymentsContext } from "./context.ts";
import type { RequestRow } from "./request.ts";

interface Telling {
  text: string;
  /** Goes out instead: what holds the link is for nobody else. */
  sends?: string;
  /** What may not go is not kept either. */
  onlyIfClear?: true;
}

/** Whether it goes. The case may have been joined to another, or nothing may be said there any more: money moves all the same. */
export async function tell(
  app: PaymentsContext,
  { threadId, caseId }: Pick<RequestRow, "threadId" | "caseId">,
  telling: Telling,
): Promise<boolean> {
  try {
    const now = (await findCaseOfThread(app.db, threadId)) ?? caseId;
    return await attempt(app, (app) =>
      // An agent asked for it: it may go where people may still write.
      sayPrivately(app, { id: randomUUID(), caseId: now, threadId, by: "person", ...telling }),
    );
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
