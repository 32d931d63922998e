/** Adyen's standard webhooks: each item signed by itself. https://docs.adyen.com/development-resources/webhooks */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import {
  fromProvider,
  type Heard,
  type Notice,
  type RawWebhook,
  UnreadableWebhook,
} from "../../../modules/payments/index.ts";
import type { AdyenSettings } from "./settings.ts";

const Item = z.object({
  additionalData: z.record(z.string(), z.string()).nullish(),
  amount: z.object({ value: z.int(), currency: z.string() }),
  eventCode: z.string().max(100),
  eventDate: z.string().nullish(),
  merchantAccountCode: z.string(),
  merchantReference: z.string().nullish(),
  originalReference: z.string().nullish(),
  pspReference: z.string().max(100),
  success: z.enum(["true", "false"]),
});
type Item = z.infer<typeof Item>;

const Notification = z.object({
  notificationItems: z
    .array(z.object({ NotificationRequestItem: Item }))
    .min(1)
    .max(100),
});

export function hearAdyen(settings: AdyenSettings, { body }: RawWebhook): Heard {
  const items = itemsOf(body);
  if (!items || !items.every((item) => isGenuine(settings, item))) return { status: "forged" };
  const events = items.map(({ pspReference, eventCode, success }) => `${pspReference}/${eventCode}/${success}`);
  const [only = "", ...more] = events;
  return {
    status: "genuine",
    eventId: more.length === 0 ? only : createHash("sha256").update(events.join(" ")).digest("base64url"),
  };
}

/** HMAC-SHA256 over what matters of an item, with a key that is written in hexadecimal. */
function isGenuine({ hmacKey, merchantAccount }: AdyenSettings, item: Item): boolean {
  const { pspReference, originalReference, merchantAccountCode, merchantReference, amount, eventCode, success } = item;
  const signed = [
    pspReference,
    originalReference ?? "",
    merchantAccountCode,
    merchantReference ?? "",
    amount.value,
    amount.currency,
    eventCode,
    success,
  ].join(":");
  const wanted = createHmac("sha256", Buffer.from(hmacKey, "hex")).update(signed, "utf8").digest();
  const given = Buffer.from(item.additionalData?.["hmacSignature"] ?? "", "base64");
  return given.length === wanted.length && timingSafeEqual(given, wanted) && merchantAccountCode === merchantAccount;
}

export function readAdyen(settings: AdyenSettings, body: Buffer): Notice[] {
  const items = itemsOf(body);
  if (!items) throw new UnreadableWebhook("no notification of Adyen");
  return items.filter((item) => isGenuine(settings, item)).flatMap(noticesOf);
}

function noticesOf(item: Item): Notice[] {
  const { eventCode, success, pspReference, originalReference, merchantReference: reference, amount } = item;
  const isDone = success === "true";
  switch (eventCode) {
    case "AUTHORISATION":
      return isDone && reference
        ? [{ kind: "paid", requestId: reference, paymentId: pspReference, money: moneyOf(amount), at: dateOf(item) }]
        : [];
    case "REFUND":
      return reference ? [{ kind: "refund", refundId: reference, providerId: pspReference, isDone }] : [];
    // Their bank sent it back after all.
    case "REFUND_FAILED":
    case "REFUNDED_REVERSED":
      return reference ? [{ kind: "refund", refundId: reference, providerId: pspReference, isDone: false }] : [];
    case "NOTIFICATION_OF_CHARGEBACK":
    case "CHARGEBACK":
      return originalReference ? [{ kind: "disputed", paymentId: originalReference }] : [];
    default:
      return [];
  }
}

function moneyOf({ value, currency }: Item["amount"]) {
  const money = fromProvider("adyen", BigInt(value), currency);
  if (!money) throw new UnreadableWebhook("an amount that its currency can't have");
  return money;
}

const dateOf = ({ eventDate }: Item): Date | null => {
  const at = Date.parse(eventDate ?? "");
  return Number.isNaN(at) ? null : new Date(at);
};

function itemsOf(body: Buffer): Item[] | null {
  try {
    const read = Notification.safeParse(JSON.parse(body.toString("utf8")));
    return read.data?.notificationItems.map(({ NotificationRequestItem: item }) => item) ?? null;
  } catch {
    return null;
  }
}
