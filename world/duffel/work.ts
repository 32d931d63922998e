/** What Duffel does with an order, over the same memory as the airline's other doors. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { bookingById } from "../reservations/bookings.ts";
import { change } from "../reservations/changes/change.ts";
import type { ChangeRequest } from "../reservations/changes/wire.ts";
import type { Desk } from "../reservations/desk.ts";
import type { HeldBooking } from "../reservations/held-booking.ts";
import { quote } from "../reservations/quotes/quote.ts";
import { Refused } from "../reservations/refused.ts";
import { alternativesOf } from "../reservations/search/alternatives.ts";
import { offeredByWeight } from "../reservations/services/offered.ts";
import { cabinOfClass, cents, decimal, segmentOf, sliceOf } from "./flights.ts";
import { idsIn, nameOf } from "./names.ts";
import type { TripOffered } from "./trip-offered.ts";
import { bagOf, passengerName, segmentName, showOrder, showSlice, slicesOf } from "./order.ts";

type Alternative = ReturnType<typeof alternativesOf>["alternatives"][number];
type Quote = ReturnType<typeof quote>;
type WireChange = z.infer<typeof ChangeRequest>["change"];
/** Offers of new trips, and the searches of which one was booked. */
interface Trips {
  offers: Map<string, TripOffered>;
  booked: Set<string>;
}

type Fault = Parameters<typeof change>[2];

/** What was offered, until the world ends; the reservation system itself forgets what has expired. */
export interface Offered {
  offers: Map<string, { bookingId: string; alternative: Alternative; removed: ReturnType<typeof slicesOf> }>;
  changes: Map<string, { bookingId: string; quote: Quote; offerId: string; confirmedAt: string | null }>;
  cancellations: Map<string, { bookingId: string; quote: Quote; confirmedAt: string | null }>;
  trips: Trips;
}

export const noOffers = (): Offered => ({
  offers: new Map(),
  changes: new Map(),
  cancellations: new Map(),
  trips: { offers: new Map(), booked: new Set() },
});

export interface Work {
  desk: Desk;
  offered: Offered;
  fault: Fault;
}

export function orderNamed({ db }: Desk, name: string): HeldBooking {
  const booking = bookingById(db, idsIn("ord", name)[0] ?? "");
  if (!booking) throw new Refused("NOT_FOUND", "There is no such order.");
  return booking;
}

const Wished = z.object({
  order_id: z.string(),
  slices: z.object({
    remove: z.array(z.object({ slice_id: z.string() })).min(1),
    add: z.tuple([
      z.object({
        origin: z.string(),
        destination: z.string(),
        departure_date: z.iso.date(),
        cabin_class: z.string().nullish(),
      }),
    ]),
  }),
});

export function searchChanges({ desk, offered }: Work, body: unknown) {
  const { order_id: orderId, slices } = Wished.parse(body);
  const booking = orderNamed(desk, orderId);
  const removed = slicesOf(booking).filter(({ id }) => slices.remove.some((one) => one.slice_id === id));
  const [to] = slices.add;
  const { alternatives } = alternativesOf(desk, booking, {
    segmentIds: removed.flatMap(({ segments }) => segments.map(({ id }) => id)),
    from: to.origin,
    to: to.destination,
    date: to.departure_date,
    cabin: cabinOfClass(to.cabin_class),
  });
  for (const alternative of alternatives)
    offered.offers.set(alternative.id, { bookingId: booking.id, alternative, removed });
  return {
    id: nameOf("oco", booking.id),
    live_mode: false,
    order_id: orderId,
    slices,
    order_change_offers: alternatives.map(({ id, difference, parts, expiresAt }) => ({
      id: nameOf("oco", id),
      order_change_id: "",
      ...pricesOf(booking, { due: difference, parts }),
      penalty_amount: penaltyOf(parts),
      penalty_currency: difference.currency,
      refund_to: "balance" as const,
      expires_at: expiresAt,
      created_at: new Date(desk.now()).toISOString(),
      updated_at: new Date(desk.now()).toISOString(),
      slices: slicesOfOffer(booking, offered, id),
    })),
  };
}

const pricesOf = (booking: HeldBooking, { due }: Pick<Quote, "due" | "parts">) => ({
  change_total_amount: decimal(due),
  change_total_currency: due.currency,
  new_total_amount: decimal({ amount: String(Number(booking.total.amount) + Number(due.amount)) }),
  new_total_currency: due.currency,
});

const penaltyOf = (parts: Quote["parts"]): string =>
  decimal({
    amount: String(
      parts.filter(({ kind }) => kind === "penalty").reduce((sum, { amount }) => sum + Number(amount.amount), 0),
    ),
  });

function slicesOfOffer(booking: HeldBooking, { offers }: Offered, offerId: string) {
  const offer = offers.get(offerId);
  if (!offer) throw new Refused("OFFER_EXPIRED", "This offer is gone.");
  const flights = offer.alternative.journey.segments;
  const segments = flights.map((flight, n) => segmentOf(nameOf("seg", offerId, n), flight, []));
  return {
    add: [sliceOf(nameOf("sli", offerId), flights, segments)],
    remove: offer.removed
      .map((slice) => showSlice(booking, slice))
      .map((slice) => ({ ...slice, segments: slice.segments.map((segment) => ({ ...segment, passengers: [] })) })),
  };
}

export function beginChange({ desk, offered }: Work, body: unknown) {
  const { selected_order_change_offer: name } = z.object({ selected_order_change_offer: z.string() }).parse(body);
  const offerId = idsIn("oco", name)[0] ?? "";
  const offer = offered.offers.get(offerId);
  if (!offer) throw new Refused("NOT_FOUND", "There is no such offer.");
  const booking = orderNamed(desk, nameOf("ord", offer.bookingId));
  const firm = quote(desk, booking, {
    expectedVersion: booking.version,
    change: { kind: "rebook", alternativeId: offerId },
  });
  offered.changes.set(firm.id, { bookingId: booking.id, quote: firm, offerId, confirmedAt: null });
  return showChange({ desk, offered }, nameOf("oce", firm.id));
}

const changeNamed = ({ offered }: Pick<Work, "offered">, name: string) => {
  const found = offered.changes.get(idsIn("oce", name)[0] ?? "");
  if (!found) throw new Refused("NOT_FOUND", "There is no such change.");
  return found;
};

export function showChange({ desk, offered }: Pick<Work, "desk" | "offered">, name: string) {
  const found = changeNamed({ offered }, name);
  const booking = orderNamed(desk, nameOf("ord", found.bookingId));
  return {
    id: name,
    live_mode: false,
    order_id: nameOf("ord", found.bookingId),
    ...pricesOf(booking, found.quote),
    penalty_total_amount: penaltyOf(found.quote.parts),
    penalty_total_currency: found.quote.due.currency,
    refund_to: "original_form_of_payment" as const,
    available_payment_types: ["balance" as const],
    created_at: booking.createdAt,
    confirmed_at: found.confirmedAt,
    expires_at: found.quote.expiresAt,
    slices: slicesOfOffer(booking, offered, found.offerId),
  };
}

export function confirmChange(work: Work, name: string, body: unknown) {
  const found = changeNamed(work, name);
  if (found.confirmedAt) throw new Refused("ORDER_STATE", "This change is confirmed already.");
  carryOut(work, found.bookingId, {
    kind: "rebook",
    quoteId: found.quote.id,
    payment: paymentIn(work.desk, body, Number(found.quote.due.amount)),
  });
  found.confirmedAt = new Date(work.desk.now()).toISOString();
  return showChange(work, name);
}

export function beginCancellation({ desk, offered }: Work, body: unknown) {
  const { order_id: orderId } = z.object({ order_id: z.string() }).parse(body);
  const booking = orderNamed(desk, orderId);
  const firm = quote(desk, booking, { expectedVersion: booking.version, change: { kind: "cancel" } });
  // Only the newest can be taken.
  for (const [id, one] of offered.cancellations) if (one.bookingId === booking.id) offered.cancellations.delete(id);
  offered.cancellations.set(firm.id, { bookingId: booking.id, quote: firm, confirmedAt: null });
  return showCancellation({ offered }, nameOf("ore", firm.id));
}

const cancellationNamed = ({ offered }: Pick<Work, "offered">, name: string) => {
  const found = offered.cancellations.get(idsIn("ore", name)[0] ?? "");
  if (!found) throw new Refused("NOT_FOUND", "There is no such cancellation.");
  return found;
};

export function showCancellation({ offered }: Pick<Work, "offered">, name: string) {
  const { bookingId, quote: firm, confirmedAt } = cancellationNamed({ offered }, name);
  return {
    id: name,
    live_mode: false,
    order_id: nameOf("ord", bookingId),
    refund_amount: decimal({ amount: String(-Number(firm.due.amount)) }),
    refund_currency: firm.due.currency,
    refund_to: "balance" as const,
    created_at: firm.expiresAt,
    expires_at: firm.expiresAt,
    confirmed_at: confirmedAt,
    airline_credits: [],
  };
}

export function confirmCancellation(work: Work, name: string) {
  const found = cancellationNamed(work, name);
  carryOut(work, found.bookingId, { kind: "cancel", quoteId: found.quote.id });
  found.confirmedAt = new Date(work.desk.now()).toISOString();
  return showCancellation(work, name);
}

/** Bags alone: nothing else is sold once an order is made. */
export function availableServices({ desk }: Pick<Work, "desk">, name: string) {
  const booking = orderNamed(desk, name);
  if (booking.state !== "confirmed") return [];
  return offeredByWeight(desk.db, booking, desk.now())
    .services.filter(({ code, isOpen }) => code === "XBAG" && isOpen)
    .flatMap(({ segmentId, price, kilograms }) =>
      booking.passengers
        .filter(({ type }) => type !== "infant")
        .map(({ id }) => ({
          id: nameOf("ase", booking.id, segmentId, id, kilograms ?? 0),
          type: "baggage" as const,
          maximum_quantity: 1,
          passenger_ids: [passengerName(booking, id)],
          segment_ids: [segmentName(booking, segmentId)],
          total_amount: decimal(price ?? { amount: "0" }),
          total_currency: booking.total.currency,
          metadata: bagOf(kilograms),
        })),
    );
}

const Added = z.object({ add_services: z.array(z.object({ id: z.string(), quantity: z.literal(1) })).min(1) });

export function addServices(work: Work, name: string, body: unknown) {
  const { desk } = work;
  const booking = orderNamed(desk, name);
  const items = Added.parse(body).add_services.map(({ id }) => {
    const [of, segmentId = "", passengerId = "", kilograms = "0"] = idsIn("ase", id);
    if (of !== booking.id) throw new Refused("SERVICE_INCOMPATIBLE", "This is not offered.");
    return { segmentId, passengerId, code: "XBAG", ...(kilograms !== "0" && { kilograms: Number(kilograms) }) };
  });
  const firm = quote(desk, booking, { expectedVersion: booking.version, change: { kind: "services", items } });
  carryOut(work, booking.id, {
    kind: "add-services",
    items,
    quoteId: firm.id,
    payment: paymentIn(desk, body, Number(firm.due.amount)),
  });
  return showOrder(desk, orderNamed(desk, name));
}

const Paying = z.object({
  payment: z.object({ type: z.literal("balance"), amount: z.string(), currency: z.string() }).optional(),
});

export function paymentIn({ now, nextId }: Desk, body: unknown, due: number) {
  const { payment } = Paying.parse(body ?? {});
  if (due <= 0) return null;
  if (!payment) throw new Refused("PAYMENT_REQUIRED", "This is to be paid.");
  if (cents(payment.amount) !== due) throw new Refused("PRICE_CHANGED", "The payment is not of this amount.");
  return {
    reference: nextId(),
    provider: "Duffel",
    amount: { amount: String(due), currency: payment.currency },
    paidAt: new Date(now()).toISOString(),
  };
}

export function carryOut({ desk, fault }: Work, bookingId: string, wished: WireChange): void {
  const booking = orderNamed(desk, nameOf("ord", bookingId));
  const done = change(
    desk,
    {
      id: randomUUID(),
      bookingId,
      expectedVersion: booking.version,
      actor: { kind: "agent", id: "duffel" },
      reason: "Duffel",
      change: wished,
    },
    fault,
  );
  if (!done) throw new Error("A new id was another change.");
  if (done.refusal) throw new Refused(done.refusal.code, done.refusal.message);
}
