/** Stripe's webhooks: signed with a time, told in any order. https://docs.stripe.com/webhooks */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type Heard, type Notice, type RawWebhook, UnreadableWebhook } from "../../../modules/payments/index.ts";
import type { StripeSettings } from "./settings.ts";
import { moneyOf, noticesOfRefund, noticesOfSession } from "./said.ts";
import { Charge, Dispute, Event, Refund, Session } from "./shapes.ts";

/** Older than this it may be somebody else who sends it again. */
const oldestSeconds = 300;

export function hearStripe({ webhookSecret }: StripeSettings, { headers, body }: RawWebhook, at: Date): Heard {
  const { time, signatures } = readSignature(headers["stripe-signature"] ?? "");
  if (time === null || at.getTime() / 1000 - time > oldestSeconds) return { status: "forged" };
  const wanted = createHmac("sha256", webhookSecret).update(`${time}.`).update(body).digest();
  const isGenuine = signatures.some((one) => one.length === wanted.length && timingSafeEqual(one, wanted));
  if (!isGenuine) return { status: "forged" };
  return { status: "genuine", eventId: Event.safeParse(parse(body)).data?.id ?? null };
}

/** `t=1700000000,v1=hex,v1=hex`: while a secret is changed there are two. */
function readSignature(header: string): { time: number | null; signatures: Buffer[] } {
  const parts = header.split(",").map((part) => part.trim().split("=", 2) as [string, string?]);
  const time = parts.find(([name]) => name === "t")?.[1] ?? "";
  const signatures = parts
    .filter(([name, value]) => name === "v1" && /^[0-9a-f]{64}$/.test(value ?? ""))
    .slice(0, 5)
    .map(([, value = ""]) => Buffer.from(value, "hex"));
  return { time: /^\d{1,12}$/.test(time) ? Number(time) : null, signatures };
}

export function readStripe(body: Buffer): Notice[] {
  const event = Event.safeParse(parse(body));
  if (!event.success) throw new UnreadableWebhook("no event of Stripe");
  const { type, created, data } = event.data;
  const at = new Date(created * 1000);
  switch (type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.expired":
      return noticesOfSession(need(Session, data.object), at);
    case "checkout.session.async_payment_failed": {
      const { client_reference_id: requestId } = need(Session, data.object);
      return requestId ? [{ kind: "over", requestId }] : [];
    }
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
      return noticesOfRefund(need(Refund, data.object));
    case "charge.refunded": {
      const { payment_intent: paymentId, amount_refunded: amount, currency } = need(Charge, data.object);
      return paymentId && amount > 0 ? [{ kind: "given-back", paymentId, money: moneyOf(amount, currency) }] : [];
    }
    case "charge.dispute.created": {
      const { payment_intent: paymentId } = need(Dispute, data.object);
      return paymentId ? [{ kind: "disputed", paymentId }] : [];
    }
    // What else an account is set to tell is nothing to us.
    default:
      return [];
  }
}

function need<T>(shape: { safeParse: (value: unknown) => { success: boolean; data?: T } }, value: unknown): T {
  const read = shape.safeParse(value);
  if (!read.success) throw new UnreadableWebhook("an object that is not as Stripe describes it");
  return read.data as T;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
