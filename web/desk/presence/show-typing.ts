/** Has it shown to the customer that an answer is typed; where their channel knows no such sign it is not asked for again. */
import { tellTyping } from "../../../contract/presence.ts";
import { call } from "../../kit/call.ts";

/** When each thread may be told again; by the page's own clock. */
const again = new Map<string, number>();

/** After a failure, in milliseconds. */
const pauseMs = 15_000;

export function showTyping(caseId: string, threadId: string): void {
  if ((again.get(threadId) ?? 0) > performance.now()) return;
  again.set(threadId, performance.now() + pauseMs);
  call(tellTyping, { params: { caseId }, body: { threadId } }).then(
    // A switched-off sign, or a window that is shut, may be another in a minute.
    ({ seconds }) => again.set(threadId, performance.now() + (seconds ?? 60) * 1000),
    // Nobody waits for a sign.
    () => undefined,
  );
}
