/** What Stripe's objects mean in our words. */
import { fromProvider, type Notice, UnreadableWebhook } from "../../../modules/payments/index.ts";
import type { Money } from "../../../../contract/money.ts";
import type { Refund, Session } from "./shapes.ts";

export function moneyOf(units: number, currency: string): Money {
  const money = fromProvider("stripe", BigInt(units), currency.toUpperCase());
  if (!money) throw new UnreadableWebhook("an amount that its currency can't have");
  return money;
}

/** A session that was paid tells so; `at`: when Stripe says it was. */
export function noticesOfSession(session: Session, at: Date | null): Notice[] {
  const { client_reference_id: requestId, payment_intent: intent, amount_total: amount, currency } = session;
  if (!requestId) return [];
  if (session.payment_status === "paid" && intent && amount && currency) {
    const paymentId = typeof intent === "string" ? intent : intent.id;
    return [{ kind: "paid", requestId, paymentId, money: moneyOf(amount, currency), at }];
  }
  return session.status === "expired" ? [{ kind: "over", requestId }] : [];
}

/** One that is still on its way says nothing. */
export function noticesOfRefund({ id, status, metadata }: Refund): Notice[] {
  const refundId = metadata?.["refund"];
  if (!refundId || (status !== "succeeded" && status !== "failed" && status !== "canceled")) return [];
  return [{ kind: "refund", refundId, providerId: id, isDone: status === "succeeded" }];
}
