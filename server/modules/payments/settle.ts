/** What follows from a provider's answer to an operation of ours. */
import { randomBytes } from "node:crypto";
import { now } from "../../platform/context.ts";
import { hashToken } from "../../platform/secrets.ts";
import type { PaymentsContext } from "./context.ts";
import { endRefund } from "./end-refund.ts";
import { prepare } from "./prepare.ts";
import type { Closed, Opened, Refunded } from "./provider.ts";
import { move, requireRequest } from "./request.ts";
import { tell } from "./tell.ts";
import { sayAsk } from "./wording.ts";

type Ended<Outcome extends { status: string }> = Exclude<Outcome, { status: "busy" | "unsure" }>;

/** 128 bits: nobody guesses it, and it is short enough for any message. */
const newLink = (): string => randomBytes(16).toString("base64url");

/** The page is there: now the link goes to the customer, and to nobody else. */
export async function settleOpened(app: PaymentsContext, requestId: string, outcome: Opened): Promise<void> {
  const request = await requireRequest(app.db, requestId);
  const { id, caseId, state } = request;
  const ended = outcome as Ended<Opened>;
  if (ended.status === "refused") {
    if (state === "created") await move(app, { id, caseId, to: "cancelled", why: "provider-refused" });
    return;
  }
  const token = newLink();
  await app.db`
    update payments.request set hosted_id = ${ended.hostedId}, page_url = ${ended.pageUrl}, token_hash = ${hashToken(token)} where id = ${id}`;
  // It was taken back, or ended, while the page was opened.
  if (state !== "created" || request.expiresAt <= (await now(app.db)))
    return prepare(app, { requestId: id, kind: "expire" });
  const goes = await tell(app, request, {
    text: sayAsk(request, `${app.publicUrl}/pay/…`),
    sends: sayAsk(request, `${app.publicUrl}/pay/${token}`),
    onlyIfClear: true,
  });
  if (goes) return move(app, { id, caseId, to: "sent" });
  await move(app, { id, caseId, to: "cancelled", why: "not-sent" });
  await prepare(app, { requestId: id, kind: "expire" });
}

/** Nobody can pay there any more; or somebody just has, and then it is looked up should no webhook tell. */
export async function settleClosed(app: PaymentsContext, requestId: string, outcome: Closed): Promise<void> {
  const { id, caseId, state } = await requireRequest(app.db, requestId);
  if (outcome.status === "paid") {
    await app.db`update payments.request set look_at = platform.now(), looks = 0 where id = ${id}`;
    return app.ring("payments");
  }
  if (state === "created" || state === "sent" || state === "viewed") await move(app, { id, caseId, to: "expired" });
}

/** Seconds after which a refund that was only taken is asked about. */
const askAfter = 600;

export async function settleRefunded(
  app: PaymentsContext,
  { requestId, refundId }: { requestId: string; refundId: string },
  outcome: Refunded,
): Promise<void> {
  const ended = outcome as Ended<Refunded>;
  const request = await requireRequest(app.db, requestId);
  if (ended.status === "pending") {
    await app.db`update payments.refund set provider_id = ${ended.providerId} where id = ${refundId} and state = 'open'`;
    await app.db`update payments.request set look_at = platform.now() + ${askAfter} * interval '1 second', looks = 0 where id = ${requestId}`;
    return;
  }
  const isDone = ended.status === "done";
  await endRefund(app, request, { refundId, isDone, providerId: isDone ? ended.providerId : null });
}
