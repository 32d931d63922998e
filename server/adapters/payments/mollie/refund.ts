/** Gives back what was paid, or a part of it; looked for first where an earlier call may have come through. */
import { type Refunded, type RefundWish, withoutAnswer } from "../../../modules/payments/index.ts";
import { amountOf } from "./amounts.ts";
import { call, reasonOf } from "./call.ts";
import type { MollieSettings } from "./settings.ts";
import { Refund, refundIdOf, Refunds } from "./shapes.ts";

export async function refund(settings: MollieSettings, wish: RefundWish): Promise<Refunded> {
  const path = `/v2/payments/${encodeURIComponent(wish.paymentId)}/refunds`;
  if (wish.isAgain) {
    const list = await call(settings, "GET", `${path}?limit=250`);
    const not = withoutAnswer(list);
    const read = Refunds.safeParse(list.status === "answered" ? list.body : null);
    if (not || !read.success) return { status: "unsure", why: not?.why ?? "a list that can't be read" };
    const known = read.data._embedded.refunds.find((one) => refundIdOf(one) === wish.refundId);
    if (known) return outcomeOf(known);
  }
  const answer = await call(settings, "POST", path, {
    idempotencyKey: wish.key,
    body: { amount: amountOf(wish.money), metadata: { refund: wish.refundId } },
  });
  const not = withoutAnswer(answer);
  if (not) return not;
  if (answer.status !== "answered" || answer.code >= 300) return { status: "refused", why: reasonOf(answer) };
  const made = Refund.safeParse(answer.body);
  return made.success ? outcomeOf(made.data) : { status: "unsure", why: "an answer that can't be read" };
}

function outcomeOf({ id, status }: Refund): Refunded {
  if (status === "failed" || status === "canceled") return { status: "refused", why: status };
  return { status: status === "refunded" ? "done" : "pending", providerId: id };
}
