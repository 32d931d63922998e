/** The firm price of a change: for two hours, so that there is time to pay by a link, for the booking as it is now, and for one use. */
import { z } from "zod";
import { carriedBy, type Carried, giveUp, hasDeparted, isAirlinesDoing, priceOfChange } from "../changes/give-up.ts";
import type { Desk } from "../desk.ts";
import { refundOf } from "../fares/difference.ts";
import { type Part, sumOf } from "../fares/price.ts";
import { unusedOf } from "../fares/unused.ts";
import { type Cabin, euros, type HeldBooking, isLive, sittingOf } from "../held-booking.ts";
import { cheapestOpen } from "../inventory/inventory.ts";
import { Refused } from "../refused.ts";
import { flightOn } from "../schedule/flight-days.ts";
import { type Dated, timesOf } from "../schedule/schedule.ts";
import type { RememberedAlternative } from "../search/alternatives.ts";
import { flightsOfKeys, type LegKey } from "../search/journeys.ts";
import { priceOfSeat, whyNot } from "../seats/assign.ts";
import { isSeat } from "../seats/seat-rules.ts";
import { takenSeats } from "../seats/seat-map.ts";
import { answerTo } from "../services/ask.ts";
import { mayBeVoided } from "../tickets/documents.ts";
import { quotedForMs, recall, remember } from "./asked.ts";

const Id = z.string().min(1).max(100);
export const SeatItem = z.object({ passengerId: Id, segmentId: Id, seat: z.string().max(10) });
export const ServiceItem = z.object({
  passengerId: Id,
  segmentId: Id,
  code: z.string().max(10),
  kilograms: z.int().nullish(),
  text: z.string().max(300).nullish(),
});
const Quoted = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rebook"), alternativeId: Id }),
  z.object({ kind: z.literal("cancel") }),
  z.object({ kind: z.literal("seats"), items: z.array(SeatItem).min(1).max(100) }),
  z.object({ kind: z.literal("services"), items: z.array(ServiceItem).min(1).max(100) }),
]);
export const QuoteRequest = z.object({ expectedVersion: Id, change: Quoted });
type Quoted = z.infer<typeof Quoted>;

/** What is quoted, as it is kept. */
export type RememberedQuote = { bookingVersion: string; due: number } & (
  | { kind: "rebook"; segmentIds: string[]; legs: LegKey[]; cabin: Cabin; bookingClass: string; isInvoluntary: boolean }
  | { kind: "cancel"; isVoid: boolean; isAll: boolean }
  | { kind: "seats"; items: z.infer<typeof SeatItem>[] }
  | { kind: "services"; items: z.infer<typeof ServiceItem>[] }
);

type Without<T> = T extends unknown ? Omit<T, "bookingVersion" | "due"> : never;

interface Priced {
  due: number;
  parts: Part[];
  carried: Carried[];
  content: Without<RememberedQuote>;
}

export function quote(desk: Desk, booking: HeldBooking, { expectedVersion, change }: z.infer<typeof QuoteRequest>) {
  const { db, now } = desk;
  if (booking.version !== expectedVersion) throw new Refused("VERSION_CONFLICT", "This booking was changed meanwhile.");
  const { due, parts, carried, content } = priced(desk, booking, change);
  const expiresAt = now() + quotedForMs;
  const kept = { ...content, bookingVersion: booking.version, due };
  return {
    id: remember(db, { kind: "quote", bookingId: booking.id, content: kept, expiresAt }),
    bookingId: booking.id,
    bookingVersion: booking.version,
    expiresAt: new Date(expiresAt).toISOString(),
    due: euros(due),
    parts,
    carried,
  };
}

function priced(desk: Desk, booking: HeldBooking, change: Quoted): Priced {
  switch (change.kind) {
    case "rebook":
      return rebooking(desk, booking, change.alternativeId);
    case "cancel":
      return cancelling(desk, booking);
    case "seats":
      return seating(desk, booking, change.items);
    default:
      return serving(desk, booking, change.items);
  }
}

/** In the class that is cheapest now, whatever it was when the alternative was shown. */
function rebooking({ db, now }: Desk, booking: HeldBooking, alternativeId: string): Priced {
  const at = now();
  const asked = { id: alternativeId, kind: "alternative", bookingId: booking.id, now: at } as const;
  const { segmentIds, legs, cabin } = recall<RememberedAlternative>(db, asked);
  const givenUp = giveUp(booking, segmentIds, at);
  const flights = flightsOfKeys(legs);
  const days = flights.map(({ flight, date }) => flightOn(db, flight, date));
  const open = cheapestOpen(db, flights, { cabin, seats: sittingOf(booking).length });
  if (!open || days.includes(null)) throw new Refused("NO_SPACE", "There is no place left.");
  const fresh = { legs: flights.map(({ flight }) => flight), cabin, bookingClass: open.bookingClass };
  const { due, parts, isInvoluntary } = priceOfChange(booking, givenUp, { fresh, now: at });
  const departing = days
    .filter((one): one is Dated => one !== null)
    .map((one) => ({ flight: one.flight, ...timesOf(one) }));
  return {
    due,
    parts,
    carried: carriedBy(db, { booking, givenUp, legs: departing, cabin }),
    content: { kind: "rebook", segmentIds, legs, cabin, bookingClass: open.bookingClass, isInvoluntary },
  };
}

function cancelling({ now }: Desk, booking: HeldBooking): Priced {
  const at = now();
  if (booking.state === "cancelled") throw new Refused("ORDER_STATE", "This booking is cancelled already.");
  const ahead = booking.segments.filter(
    (one) => (isLive(one) && Date.parse(one.departs.time) > at) || isAirlinesDoing(one),
  );
  if (ahead.length === 0) throw new Refused("ORDER_STATE", "Nothing of this booking is left to be flown.");
  const isVoid = mayBeVoided(booking, at);
  const isAll = isVoid || ahead.some(isAirlinesDoing);
  const ids = new Set(ahead.map(({ id }) => id));
  const unused = booking.state === "held" ? [] : unusedOf(booking.books.fares, ids);
  const extras = booking.books.extras
    .filter((one) => ids.has(one.segmentId))
    .reduce((sum, { amount }) => sum + amount, 0);
  const wasPaid = Number(booking.paid.amount) > 0;
  const { due, parts } = wasPaid
    ? refundOf(unused, { isAll, hasDeparted: hasDeparted(booking, at), extras })
    : { due: 0, parts: [] };
  return { due, parts, carried: [], content: { kind: "cancel", isVoid, isAll } };
}

function seating({ db, now }: Desk, booking: HeldBooking, items: z.infer<typeof SeatItem>[]): Priced {
  const parts = items.flatMap(({ passengerId, segmentId, seat }): Part[] => {
    const segment = booking.segments.find(({ id }) => id === segmentId);
    if (!segment) throw new Refused("INVALID_REQUEST", `This booking has no segment ${segmentId}.`);
    const refusal = whyNot(booking, segment, { passengerId, seat, taken: takenSeats(db, segment), now: now() });
    if (refusal) throw new Refused(refusal.code, refusal.message);
    const amount = priceOfSeat(segment, seat);
    const worth = Math.min(amount, paidForSeat(booking, { passengerId, segmentId }));
    return [
      ...(amount === 0
        ? []
        : [{ kind: "seat", label: `Seat ${seat}, ${segment.flight}`, amount: euros(amount) } as const]),
      ...(worth === 0 ? [] : [{ kind: "credit", label: "Seat as paid", amount: euros(-worth) } as const]),
    ];
  });
  return { due: sumOf(parts), parts, carried: [], content: { kind: "seats", items } };
}

/** Of the seat that somebody paid for on a flight, had or lost since. */
const paidForSeat = (
  { books }: HeldBooking,
  { passengerId, segmentId }: { passengerId: string; segmentId: string },
): number =>
  books.extras.find((one) => one.passengerId === passengerId && one.segmentId === segmentId && isSeat(one.what))
    ?.amount ?? 0;

function serving({ db, now }: Desk, booking: HeldBooking, items: z.infer<typeof ServiceItem>[]): Priced {
  const parts = items.flatMap((item): Part[] => {
    const answer = answerTo(db, booking, { item, now: now() });
    if ("refusal" in answer) throw new Refused(answer.refusal.code, answer.refusal.message);
    const { price } = answer.service;
    if (price === null) return [];
    return [{ kind: "service", label: `${item.code}, ${answer.segment.flight}`, amount: euros(price) }];
  });
  return { due: sumOf(parts), parts, carried: [], content: { kind: "services", items } };
}
