/** Gives back what was paid, or a part of it; looked for first where an earlier call may have come through. */
import { type Refunded, type RefundWish, toProvider, withoutAnswer } from "../../../modules/payments/index.ts";
import { get, post } from "./call.ts";
import type { StripeSettings } from "./settings.ts";
import { Refund, Refunds, StripeError } from "./shapes.ts";

export async function refund(settings: StripeSettings, wish: RefundWish): Promise<Refunded> {
  if (wish.isAgain) {
    const list = await get(settings, `/v1/refunds?limit=100&payment_intent=${encodeURIComponent(wish.paymentId)}`);
    const not = withoutAnswer(list);
    const read = Refunds.safeParse(list.status === "answered" ? list.body : null);
    if (not || !read.success) return { status: "unsure", why: not?.why ?? "a list that can't be read" };
    const known = read.data.data.find(({ metadata }) => metadata?.["refund"] === wish.refundId);
    if (known) return outcomeOf(known);
  }
  const units = toProvider("stripe", wish.money);
  if (units === null) return { status: "refused", why: "an amount that it can't give back" };
  const answer = await post(settings, "/v1/refunds", {
    idempotencyKey: wish.key,
    form: { payment_intent: wish.paymentId, amount: units.toString(), "metadata[refund]": wish.refundId },
  });
  const not = withoutAnswer(answer);
  if (not) return not;
  const made = Refund.safeParse(answer.status === "answered" ? answer.body : null);
  if (answer.status === "answered" && answer.code < 300)
    return made.success ? outcomeOf(made.data) : { status: "unsure", why: "an answer that can't be read" };
  const known = StripeError.safeParse(answer.status === "answered" ? answer.body : null);
  return { status: "refused", why: known.data?.error.code ?? "it was refused" };
}

function outcomeOf({ id, status }: Refund): Refunded {
  if (status === "failed" || status === "canceled") return { status: "refused", why: status };
  return { status: status === "succeeded" ? "done" : "pending", providerId: id };
}
