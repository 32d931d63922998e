/** Places on flights for a booking: taken, given back, and who waits for them gets them. */
import type { DatabaseSync } from "node:sqlite";
import { type Cabin, dateOf, hasPlaces, type HeldBooking, type Segment, sittingOf } from "../held-booking.ts";
import type { Desk } from "../desk.ts";
import { cheapestOpen, giveBackSeats, takeSeats } from "../inventory/inventory.ts";
import { Refused } from "../refused.ts";
import { flightOn } from "../schedule/flight-days.ts";
import { flightsOfKeys, type LegKey } from "../search/journeys.ts";
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

/** What was the cheapest class when the price was said may be sold out: then there is another price, or no place. */
export function takePlaces(
  { db, now }: Desk,
  legs: readonly LegKey[],
  { seats, cabin, bookingClass }: { seats: number; cabin: Cabin; bookingClass: string },
): Dated[] {
  return flightsOfKeys(legs).map(({ flight, date }) => {
    const day = flightOn(db, flight, date);
    if (!day || day.departsAt <= now())
      throw new Refused("NO_SPACE", `Flight ${flight.number} does not fly on ${date}.`);
    if (takeSeats(db, { flight: flight.number, date, bookingClass, seats })) return day;
    throw cheapestOpen(db, [{ flight, date }], { cabin, seats })
      ? new Refused("PRICE_CHANGED", "What this price was for is sold out; there are places at another price.")
      : new Refused("NO_SPACE", `Flight ${flight.number} has no such places left.`);
  });
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
