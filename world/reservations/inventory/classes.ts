/** The booking classes of each cabin: nested, so that every seat that is sold closes the cheap ones sooner, and the last are sold dear. */
import { shareOf } from "../hash.ts";
import { type Cabin, cabins } from "../held-booking.ts";
import { aircraftOf } from "../seats/aircraft.ts";
import { seatsIn, strangersIn } from "../seats/strangers.ts";
import type { Flight } from "../schedule/flight.ts";

/** The dearest first. */
export const classesOf: Readonly<Record<Cabin, readonly string[]>> = {
  business: ["J", "C", "D"],
  premium: ["W", "S"],
  economy: ["Y", "B", "M", "K", "L"],
};

/** Up to what share of the cabin a class is open; less where a flight is wanted by many. */
const shares: Readonly<Record<Cabin, readonly number[]>> = {
  business: [1, 0.8, 0.55],
  premium: [1, 0.7],
  economy: [1, 0.95, 0.88, 0.75, 0.55],
};

export interface ClassRow {
  cabin: Cabin;
  bookingClass: string;
  /** 0 is the dearest. */
  rank: number;
  /** It is open while fewer seats of its cabin are sold. */
  level: number;
  sold: number;
}

/** How the classes stand before anybody here has bought one. */
export function openingOf(flight: Flight, date: string): ClassRow[] {
  const aircraft = aircraftOf(flight);
  const demand = flight.isOfBank ? shareOf(`demand ${flight.number} ${date}`) : 0;
  return cabins.flatMap((cabin) => {
    const seats = seatsIn(aircraft, cabin).length;
    if (seats === 0) return [];
    const strangers = strangersIn(flight, date, cabin).size;
    // Who does not come leaves room for one in fifty more, where seats are not given at the sale.
    const authorised = flight.isOfBank ? Math.floor(seats * 1.02) : seats;
    return classesOf[cabin].map((bookingClass, rank) => {
      const share = (shares[cabin][rank] ?? 1) * (rank === 0 ? 1 : 1 - demand * 0.1 * rank);
      return {
        cabin,
        bookingClass,
        rank,
        level: Math.max(0, Math.floor(authorised * share)),
        sold: rank === 0 ? strangers : 0,
      };
    });
  });
}

/** How many seats can be sold in each class of a cabin: the fuller it is, the fewer cheap ones are open. */
export function leftIn(rows: readonly ClassRow[], cabin: Cabin): { bookingClass: string; left: number }[] {
  const ordered = rows.filter((one) => one.cabin === cabin).toSorted((a, b) => a.rank - b.rank);
  const sold = ordered.reduce((sum, one) => sum + one.sold, 0);
  return ordered.map(({ bookingClass, level }) => ({ bookingClass, left: Math.max(0, level - sold) }));
}
