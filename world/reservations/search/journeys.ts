/** A way from one airport to another as the reservation API tells it, with what is open of it. */
import type { DatabaseSync } from "node:sqlite";
import { airline } from "../../passengers/airline.ts";
import type { Cabin } from "../held-booking.ts";
import { classesOf } from "../inventory/classes.ts";
import { cheapestOpen } from "../inventory/inventory.ts";
import { dayAfter } from "../schedule/clocks.ts";
import { type MinimumOf, readMinimums } from "../schedule/connections.ts";
import { flightsOnDays } from "../schedule/flight-days.ts";
import { isAirport } from "../schedule/airports.ts";
import { flightOf, timesOf } from "../schedule/schedule.ts";
import { aircraftOf, cabinsOf } from "../seats/aircraft.ts";
import { beats, minutesOf, type Route, routesBetween } from "./routes.ts";

/** Where somebody wants to go, and when. */
export interface Way {
  from: string;
  to: string;
  date: string;
}

/** A flight and its day, as offers remember it. */
export interface LegKey {
  flight: string;
  date: string;
}

export interface OpenRoute {
  route: Route;
  cabin: Cabin;
  bookingClass: string;
  left: number;
}

/** Routes of the day with the cheapest class that is open on all of their flights; those that are gone or full are left out, and those that another one beats in every way, the price too. */
export function openRoutes(
  db: DatabaseSync,
  way: Way,
  { cabin, seats, now }: { cabin: Cabin; seats: number; now: number },
): OpenRoute[] {
  if (!isAirport(way.from) || !isAirport(way.to)) return [];
  const on = flightsOnDays(db, way.date, dayAfter(way.date, 4));
  const open = routesBetween(way, { on, minimumOf: readMinimums(db) })
    .filter((route) => (route[0]?.departsAt ?? 0) > now + 60 * 60_000)
    .filter((route) => route.every(({ flight }) => cabinsOf(flight).includes(cabin)))
    .flatMap((route) => {
      const cheapest = cheapestOpen(db, route, { cabin, seats });
      return cheapest ? [{ route, cabin, ...cheapest }] : [];
    });
  const isAsCheap = (one: OpenRoute, other: OpenRoute): boolean =>
    classesOf[cabin].indexOf(one.bookingClass) >= classesOf[cabin].indexOf(other.bookingClass);
  return open.filter((one) => !open.some((other) => beats(other.route, one.route) && isAsCheap(other, one)));
}

export function journeyOf({ route, cabin, bookingClass, left }: OpenRoute, minimumOf: MinimumOf) {
  return {
    segments: route.map((one) => ({
      flight: one.flight.number,
      operatedBy: airline.code,
      from: one.flight.from,
      to: one.flight.to,
      ...timesOf(one),
      cabin,
      bookingClass,
      aircraft: aircraftOf(one.flight).code,
      terminal: null,
      seatsLeft: Math.min(9, left),
    })),
    connections: route.slice(1).map((next, n) => {
      const before = route[n] ?? next;
      return {
        airport: next.flight.from,
        minutes: minutesOf(before, next),
        minimumMinutes: minimumOf({ from: before.flight.from, via: next.flight.from, to: next.flight.to }),
      };
    }),
  };
}

export const keysOf = (route: Route): LegKey[] => route.map(({ flight, date }) => ({ flight: flight.number, date }));

export const flightsOfKeys = (legs: readonly LegKey[]) =>
  legs.map(({ flight, date }) => ({ flight: flightOf(flight), date }));
