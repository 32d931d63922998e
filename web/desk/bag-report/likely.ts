/** What a bag report most likely says, by what is known of the customer and what they wrote. */
import type { Booking, CaseDetail } from "../../kit/wire.ts";

export interface Likely {
  bookingId: string;
  passengerId: string;
  airport: string;
  flight: string;
}

type Leg = Booking["legs"][number];

/** The flight that a bag would be missing from: the last that has departed, else the first to come. */
export function lastFlown(legs: readonly Leg[], now: number): Leg | null {
  const flown = legs.filter(({ standing }) => standing !== "cancelled" && standing !== "refused");
  return flown.findLast(({ departs }) => Date.parse(departs.at) <= now) ?? flown[0] ?? null;
}

/** Those they may report for: whom they proved to be, or everybody where they proved the whole booking. */
export function passengersToReportFor({ linkedBy, passengers }: Booking): Booking["passengers"] {
  if (linkedBy.some(({ passengerId }) => passengerId === null)) return passengers;
  return passengers.filter(({ id }) => linkedBy.some(({ passengerId }) => passengerId === id));
}

/** Of a booking: who, from which flight, and where it should have come. */
export function likelyOf(booking: Booking, now: number): Likely {
  const leg = lastFlown(booking.legs, now);
  const [first, ...more] = passengersToReportFor(booking);
  return {
    bookingId: booking.id,
    passengerId: first && more.length === 0 ? first.id : "",
    airport: leg?.to ?? "",
    flight: leg?.flight ?? "",
  };
}

/** The proved ones first, and of those the one flown last. */
export function bookingsToReport(bookings: readonly Booking[], now: number): Booking[] {
  const flownAt = (booking: Booking): number => {
    const at = Date.parse(lastFlown(booking.legs, now)?.departs.at ?? "");
    return Number.isNaN(at) || at > now ? 0 : at;
  };
  return bookings
    .filter(({ state }) => state !== "cancelled")
    .toSorted((a, b) => Number(b.allows === "changed") - Number(a.allows === "changed") || flownAt(b) - flownAt(a));
}

/** Bag tags that they wrote: ten digits that are nobody's phone or number. The newest first. */
export function tagsIn(messages: CaseDetail["messages"]): string[] {
  const found = messages
    .filter(({ direction }) => direction === "inbound")
    .toReversed()
    .flatMap(({ text, triage }) =>
      [...text.matchAll(/(?<![\d+])\d{10}(?!\d)/g)]
        .filter(({ index }) => !triage?.personalData.some(({ start, end }) => index >= start && index < end))
        .map(([tag]) => tag),
    );
  return [...new Set(found)].slice(0, 10);
}
