/** Gives back what was paid, or a part of it: Adyen takes the wish, and tells how it ended by a webhook. */
import { z } from "zod";
import { type Refunded, type RefundWish, toProvider, withoutAnswer } from "../../../modules/payments/index.ts";
import { call, reasonOf } from "./call.ts";
import type { AdyenSettings } from "./settings.ts";

const Received = z.object({ pspReference: z.string(), status: z.string() });

/** The same call under the same key is one refund, however often it is sent: there is nothing to look in. */
export async function refund(settings: AdyenSettings, wish: RefundWish): Promise<Refunded> {
  const value = toProvider("adyen", wish.money);
  if (value === null) return { status: "refused", why: "an amount that it can't give back" };
  const answer = await call(settings, "POST", `/payments/${encodeURIComponent(wish.paymentId)}/refunds`, {
    idempotencyKey: wish.key,
    body: {
      merchantAccount: settings.merchantAccount,
      reference: wish.refundId,
      amount: { value: Number(value), currency: wish.money.currency },
    },
  });
  const not = withoutAnswer(answer);
  if (not) return not;
  if (answer.status !== "answered" || answer.code >= 300) return { status: "refused", why: reasonOf(answer) };
  const received = Received.safeParse(answer.body);
  if (!received.success) return { status: "unsure", why: "an answer that can't be read" };
  return { status: "pending", providerId: received.data.pspReference };
}
