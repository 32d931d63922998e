/** Gives seats: the one that is asked for, or one that fits. */
import type { DatabaseSync } from "node:sqlite";
import { carriersOf, type HeldBooking, type Segment } from "../held-booking.ts";
import type { Refusal } from "../refused.ts";
import { flightOf } from "../schedule/schedule.ts";
import { aircraftOf, planOf } from "./aircraft.ts";
import { closedTo, kindsOf, placeOf, priceOf } from "./seat-rules.ts";
import { infantSeats, seatProblem, takenSeats } from "./seat-map.ts";
import { seatsIn } from "./strangers.ts";

type Taken = ReturnType<typeof takenSeats>;

/** Why somebody may not have a seat; null where they may. */
export function whyNot(
  booking: HeldBooking,
  segment: Segment,
  { passengerId, seat, taken, now }: { passengerId: string; seat: string; taken: Taken; now: number },
): Refusal | null {
  if (Date.parse(segment.departs.time) <= now)
    return { code: "NOT_ELIGIBLE", message: `Flight ${segment.flight} has departed.` };
  const problem = seatProblem(segment, seat);
  if (problem === "no-such-seat") return { code: "INVALID_SEAT", message: `There is no seat ${seat}.` };
  const holder = taken.get(seat);
  if (problem === "blocked" || (holder && holder.bookingId !== booking.id))
    return { code: "SEAT_UNAVAILABLE", message: `Seat ${seat} is not free.` };
  const isInfant = booking.passengers.find(({ id }) => id === passengerId)?.type === "infant";
  if (isInfant) return { code: "NOT_ELIGIBLE", message: "An infant has no seat of its own." };
  return isOpenTo(booking, segment, { passengerId, seat, taken })
    ? null
    : { code: "NOT_ELIGIBLE", message: `Seat ${seat} is not for this passenger.` };
}

function isOpenTo(
  booking: HeldBooking,
  segment: Segment,
  { passengerId, seat, taken }: { passengerId: string; seat: string; taken: Taken },
): boolean {
  const aircraft = aircraftOf(flightOf(segment.flight));
  const plan = planOf(aircraft, segment.cabin);
  const at = placeOf(seat);
  if (!plan || !at) return false;
  const kinds = kindsOf(booking, passengerId, carriersOf(booking));
  const closed = closedTo(aircraft, plan, { at, infants: infantSeats(taken) });
  return !kinds.some((kind) => closed.includes(kind));
}

/** In cents; 0 where it is included. */
export function priceOfSeat(segment: Segment, seat: string): number {
  const aircraft = aircraftOf(flightOf(segment.flight));
  return priceOf(aircraft, { ...segment, row: placeOf(seat)?.row ?? 0 }) ?? 0;
}

/** A seat for each that nobody pays for and that they may have, side by side where it goes; fewer where it is full. */
export function freeSeatsFor(
  db: DatabaseSync,
  booking: HeldBooking,
  { segment, passengerIds }: { segment: Segment; passengerIds: readonly string[] },
): { passengerId: string; seat: string }[] {
  const taken = new Map(takenSeats(db, segment));
  for (const { seat } of segment.seats) taken.set(seat, { bookingId: booking.id, withInfant: false });
  const all = seatsIn(aircraftOf(flightOf(segment.flight)), segment.cabin);
  const included = all.filter((seat) => priceOfSeat(segment, seat) === 0);
  const inOrder = [...included, ...all.filter((seat) => !included.includes(seat))];
  const carriers = carriersOf(booking);
  return passengerIds.flatMap((passengerId) => {
    const seat = inOrder.find(
      (one) => !taken.has(one) && isOpenTo(booking, segment, { passengerId, seat: one, taken }),
    );
    if (seat === undefined) return [];
    taken.set(seat, { bookingId: booking.id, withInfant: carriers.has(passengerId) });
    return [{ passengerId, seat }];
  });
}
