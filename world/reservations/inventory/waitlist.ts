/** Who waits for places of a flight, and who gets them when some come free: members of the programme first, by tier, then who waits longest. */
import { atOnce } from "../../store.ts";
import { bookingById, keep } from "../bookings.ts";
import type { Desk } from "../desk.ts";
import { dateOf, type HeldBooking, isWaiting, type Segment, sittingOf } from "../held-booking.ts";
import { reissue } from "../tickets/documents.ts";
import { takeSeatsFrom } from "./inventory.ts";

const tiers = ["Breeze", "Gale", "Storm"];

const priorityOf = ({ passengers }: HeldBooking): number =>
  Math.max(...passengers.map(({ loyalty }) => (loyalty ? 1 + tiers.indexOf(loyalty.tier ?? "") : -1)));

interface Waiting {
  booking: HeldBooking;
  segment: Segment;
}

export function waitingFor({ db }: Desk, flight: string, date: string): Waiting[] {
  const rows = db
    .prepare(
      "select booking_id, segment_id from place where flight = ? and date = ? and status in ('HL', 'LL', 'UU') order by booking_id",
    )
    .all(flight, date);
  return rows
    .flatMap((row): Waiting[] => {
      const booking = bookingById(db, String(row["booking_id"]));
      const segment = booking?.segments.find(({ id }) => id === row["segment_id"]);
      return booking && segment && isWaiting(segment) ? [{ booking, segment }] : [];
    })
    .toSorted(
      (a, b) => priorityOf(b.booking) - priorityOf(a.booking) || (a.booking.createdAt < b.booking.createdAt ? -1 : 1),
    );
}

/** Gives what came free to those who wait; who needs more than there is lets the next one by. */
export function clearWaitlist(desk: Desk, flight: string, date: string): void {
  const { db, now } = desk;
  atOnce(db, () => {
    for (const { booking, segment } of waitingFor(desk, flight, date)) {
      const { cabin, bookingClass } = segment;
      const seats = sittingOf(booking).length;
      const given = takeSeatsFrom(db, { flight, date, cabin, bookingClass, seats });
      if (given === null) continue;
      const segments = booking.segments.map((one) =>
        one.id === segment.id ? { ...one, status: "KL", bookingClass: given } : one,
      );
      keep(db, withCoupons(desk, { ...booking, segments }, segment.id), { kind: "changed", at: now() });
    }
  });
}

/** Who stood by has a ticket for another flight. */
function withCoupons({ db, now }: Desk, booking: HeldBooking, segmentId: string): HeldBooking {
  const isTicketed = booking.tickets.some(({ coupons }) => coupons.some((one) => one.segmentId === segmentId));
  const passengerIds = isTicketed ? [] : booking.passengers.map(({ id }) => id);
  return { ...booking, tickets: reissue(db, booking, { passengerIds, at: now() }) };
}

/** The same for all flights of some segments. */
export function clearWaitlists(desk: Desk, segments: readonly Segment[]): void {
  for (const segment of segments) clearWaitlist(desk, segment.flight, dateOf(segment));
}
