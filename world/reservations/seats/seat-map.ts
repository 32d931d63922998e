/** The seats of one flight and day as one booking may take them. */
import type { DatabaseSync } from "node:sqlite";
import { type Cabin, euros, type Money, type Segment } from "../held-booking.ts";
import { flightOf } from "../schedule/schedule.ts";
import { type Aircraft, aircraftOf, type CabinPlan, planOf } from "./aircraft.ts";
import { type ClosedTo, closedTo, featuresOf, placeOf, priceOf, type SeatPlace } from "./seat-rules.ts";
import { isBlocked, strangersIn } from "./strangers.ts";

interface Taken {
  bookingId: string | null;
  withInfant: boolean;
}

/** Who has which seat of a cabin. */
export function takenSeats(
  db: DatabaseSync,
  segment: Pick<Segment, "flight" | "cabin" | "departs">,
): Map<string, Taken> {
  const date = segment.departs.time.slice(0, 10);
  const taken = new Map<string, Taken>();
  for (const seat of strangersIn(flightOf(segment.flight), date, segment.cabin))
    taken.set(seat, { bookingId: null, withInfant: false });
  for (const row of db
    .prepare("select seat, booking_id, with_infant from taken_seat where flight = ? and date = ?")
    .all(segment.flight, date))
    taken.set(String(row["seat"]), { bookingId: String(row["booking_id"]), withInfant: row["with_infant"] === 1 });
  return taken;
}

export const infantSeats = (taken: ReadonlyMap<string, Taken>): Set<string> =>
  new Set([...taken].filter(([, { withInfant }]) => withInfant).map(([seat]) => seat));

interface ShownSeat {
  column: string;
  state: "free" | "taken" | "blocked";
  features: string[];
  price: Money | null;
  closedTo: ClosedTo[];
}

export function seatMapOf(db: DatabaseSync, segment: Segment, bookingId: string) {
  const aircraft = aircraftOf(flightOf(segment.flight));
  const taken = takenSeats(db, segment);
  const plan = planOf(aircraft, segment.cabin);
  return {
    segmentId: segment.id,
    aircraft: aircraft.code,
    cabins: plan ? [cabinOf(aircraft, plan, { segment, taken, bookingId })] : [],
  };
}

interface Seen {
  segment: Segment;
  taken: ReadonlyMap<string, Taken>;
  bookingId: string;
}

function cabinOf(aircraft: Aircraft, plan: CabinPlan, seen: Seen) {
  const numbers = Array.from({ length: plan.rows[1] - plan.rows[0] + 1 }, (_, n) => plan.rows[0] + n);
  return {
    cabin: plan.cabin,
    columns: plan.columns,
    rows: numbers.map((number) => ({
      number,
      isOverWing: number >= aircraft.overWing[0] && number <= aircraft.overWing[1],
      seats: plan.columns
        .filter((column) => column !== "")
        .map((column) => seatOf(aircraft, plan, { ...seen, at: { row: number, column } })),
    })),
  };
}

function seatOf(
  aircraft: Aircraft,
  plan: CabinPlan,
  { segment, taken, bookingId, at }: Seen & { at: SeatPlace },
): ShownSeat {
  const holder = taken.get(`${at.row}${at.column}`);
  const price = priceOf(aircraft, { cabin: plan.cabin, row: at.row, bookingClass: segment.bookingClass });
  const isTaken = holder !== undefined && holder.bookingId !== bookingId;
  return {
    column: at.column,
    state: isBlocked(aircraft, plan.cabin, at) ? "blocked" : isTaken ? "taken" : "free",
    features: featuresOf(aircraft, plan, at),
    price: price === null ? null : euros(price),
    closedTo: closedTo(aircraft, plan, { at, infants: infantSeats(taken) }),
  };
}

/** What stands against a seat, whoever asks for it; null where nothing does. */
export function seatProblem(
  segment: { flight: string; cabin: Cabin },
  seat: string,
): "no-such-seat" | "blocked" | null {
  const aircraft = aircraftOf(flightOf(segment.flight));
  const plan = planOf(aircraft, segment.cabin);
  const at = placeOf(seat);
  const isThere = plan && at && plan.columns.includes(at.column) && at.row >= plan.rows[0] && at.row <= plan.rows[1];
  if (!isThere) return "no-such-seat";
  return isBlocked(aircraft, segment.cabin, at) ? "blocked" : null;
}
