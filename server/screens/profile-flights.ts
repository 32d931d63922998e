/** The flights of somebody's bookings, and what operations told of them. */
import type { Booking, Leg } from "../../contract/bookings.ts";
import { flightNumber } from "../../contract/flights.ts";
import type { Db } from "../platform/db.ts";
import { type Belongings, knownOf, passengersOf } from "./leads.ts";

export interface FlightOf {
  bookingId: string;
  legId: string;
  flight: string;
  /** The day of the scheduled departure, where it departs. */
  date: string;
  departsAt: Date;
  arrivesAt: Date;
  isCancelled: boolean;
  isClaimed: boolean;
}

/** Of bookings that hold; a leg that was refused or cancelled is flown by nobody. */
export const legsOf = (belongings: Belongings, bookings: readonly Booking[]): FlightOf[] =>
  bookings
    .filter((booking) => booking.state !== "cancelled" && passengersOf(belongings, booking).length > 0)
    .flatMap(({ id, legs }) =>
      legs.map((leg) => ({
        bookingId: id,
        legId: leg.id,
        flight: flightNumber(leg.flight) ?? leg.flight,
        date: leg.departs.local.slice(0, 10),
        departsAt: new Date(leg.departs.at),
        arrivesAt: new Date(leg.arrives.at),
        isCancelled: leg.standing === "cancelled" || leg.standing === "refused",
        isClaimed: knownOf(belongings, id) === "claimed",
      })),
    );

export interface Happened {
  kind: "delayed" | "cancelled" | "departed" | "arrived";
  at: Date;
}

export interface Happenings {
  of: (leg: FlightOf) => { departedAt: Date | null; arrivedAt: Date | null; isCancelled: boolean };
  troubleOf: (leg: Leg) => "delayed" | "cancelled" | null;
}

const keyOf = ({ flight, date }: { flight: string; date: string }): string => `${flight} ${date}`;

/** All that was told of these flights, by flight and day. */
export async function findFlightEvents(db: Db, legs: readonly FlightOf[]): Promise<Map<string, Happened[]>> {
  const rows = [...new Map(legs.map(({ flight, date }) => [`${flight} ${date}`, { flight, date }])).values()];
  if (rows.length === 0) return new Map();
  const found = await db<(Happened & { flight: string; date: string })[]>`
    select e.flight, to_char(e.flight_on, 'YYYY-MM-DD') as date, e.kind, min(e.at) as at
    from jsonb_to_recordset(${db.json(rows)}) as row (flight text, date date)
    join flights.event e on e.flight = row.flight and e.flight_on = row.date
    where e.kind in ('delayed', 'cancelled', 'departed', 'arrived') group by 1, 2, 3`;
  return Map.groupBy(found, keyOf);
}

export async function findHappenings(db: Db, legs: readonly FlightOf[]): Promise<Happenings> {
  const told = await findFlightEvents(db, legs);
  const find = (key: string, kind: Happened["kind"]): Date | null =>
    told.get(key)?.find((one) => one.kind === kind)?.at ?? null;
  return {
    of: (leg) => {
      const key = keyOf(leg);
      return {
        departedAt: find(key, "departed"),
        arrivedAt: find(key, "arrived"),
        isCancelled: leg.isCancelled || find(key, "cancelled") !== null,
      };
    },
    troubleOf: ({ flight, departs }) => {
      const key = keyOf({ flight: flightNumber(flight) ?? flight, date: departs.local.slice(0, 10) });
      if (find(key, "cancelled")) return "cancelled";
      return find(key, "delayed") ? "delayed" : null;
    },
  };
}
