/** Duffel's errors in our words. https://duffel.com/docs/api/overview/response-handling */
import { z } from "zod";
import type { RefusalCode } from "../../../../contract/booking-operations.ts";

const byCode: Readonly<Record<string, RefusalCode>> = {
  not_found: "NOT_FOUND",
  offer_no_longer_available: "OFFER_EXPIRED",
  offer_expired: "OFFER_EXPIRED",
  offer_request_already_booked: "OFFER_EXPIRED",
  order_not_created: "NOT_ELIGIBLE",
  order_cancellation_stale: "OFFER_EXPIRED",
  price_changed: "PRICE_CHANGED",
  payment_amount_does_not_match_order_amount: "PRICE_CHANGED",
  payment_currency_does_not_match_order_currency: "PRICE_CHANGED",
  ancillary_service_not_available: "NO_SPACE",
  insufficient_balance: "PAYMENT_REQUIRED",
  payment_declined: "PAYMENT_REQUIRED",
  already_cancelled: "ORDER_STATE",
  past_payment_required_by_date: "ORDER_STATE",
  schedule_changed: "ORDER_STATE",
  order_type_not_eligible_for_payment: "ORDER_STATE",
  unsupported_action: "NOT_ELIGIBLE",
  unavailable_feature: "NOT_SUPPORTED",
};

/** Where the code is none that is known. */
const byType: Readonly<Record<string, RefusalCode>> = {
  invalid_state_error: "ORDER_STATE",
  airline_error: "NOT_ELIGIBLE",
};

/** The airline failed at it, which says nothing of how far it came; or it was done before, perhaps by us. */
const unclear = new Set([
  "airline_internal",
  "airline_unknown",
  "internal_server_error",
  "order_creation_already_attempted",
  "duplicate_booking",
  "already_paid",
]);

export type Trouble = { kind: "refused"; code: RefusalCode; why: string } | { kind: "unclear"; why: string };

const Errors = z.object({
  errors: z.array(z.object({ type: z.string().default(""), code: z.string().default("") })).min(1),
});

/** A failure after which, as Duffel says, there is no order. */
export const isKnownUndone = (body: unknown): boolean =>
  Errors.safeParse(body).data?.errors[0]?.code === "order_not_created";

/** The sentence is ours: theirs may name people. */
export function troubleIn(status: number, body: unknown): Trouble {
  const { type, code } = Errors.safeParse(body).data?.errors[0] ?? { type: "", code: "" };
  const why = `error ${plain(code) || plain(type) || status}`;
  if (unclear.has(code)) return { kind: "unclear", why };
  const otherwise = status === 404 ? "NOT_FOUND" : "INVALID_REQUEST";
  return { kind: "refused", code: byCode[code] ?? byType[type] ?? otherwise, why };
}

const plain = (text: string): string => text.replaceAll(/[^a-z0-9_]/gi, "").slice(0, 60);
