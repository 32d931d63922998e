/** Places on flights for a booking: taken, given back, and who waits for them gets them. */
import type { DatabaseSync } from "node:sqlite";
import { type Cabin, dateOf, hasPlaces, type HeldBooking, type Segment, sittingOf } from "../held-booking.ts";
import { giveBackSeats } from "../inventory/inventory.ts";
import { airline } from "../../passengers/airline.ts";
import { type Dated, timesOf } from "../schedule/schedule.ts";

export function newSegment(
  dated: Dated,
  { id, cabin, bookingClass, status }: { id: string; cabin: Cabin; bookingClass: string; status: string },
): Segment {
  return {
    id,
    flight: dated.flight.number,
    operatedBy: airline.code,
    from: dated.flight.from,
    to: dated.flight.to,
    ...timesOf(dated),
    cabin,
    bookingClass,
    terminal: null,
    gate: null,
    status,
    seats: [],
  };
}

/** What a booking gives up goes back to what is sold of each flight. */
export function giveBack(db: DatabaseSync, booking: HeldBooking, segments: readonly Segment[]): void {
  for (const segment of segments.filter(hasPlaces))
    giveBackSeats(db, {
      flight: segment.flight,
      date: dateOf(segment),
      bookingClass: segment.bookingClass,
      seats: sittingOf(booking).length,
    });
}
