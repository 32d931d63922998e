/** How one gets from one airport to another on a day: directly, or by changing planes once or twice. */
import { airportOf } from "../schedule/airports.ts";
import { dayAfter, writeMoment } from "../schedule/clocks.ts";
import { longestConnectionMinutes, type MinimumOf } from "../schedule/connections.ts";
import type { Flight } from "../schedule/flight.ts";
import { type Dated, flightsBetween, flightsFrom } from "../schedule/schedule.ts";

const hub = "AMS";
const routesAtMost = 150;
/** Of one pair of airports, how many of the next flights somebody who changes planes would look at. */
const onwardsAtMost = 3;

export type Route = readonly Dated[];

interface Timetable {
  /** Null where it does not fly that day. */
  on: (flight: Flight, date: string) => Dated | null;
  minimumOf: MinimumOf;
}

/** Those that depart on the day on the clocks there, the ones a person would take first. */
export function routesBetween(
  { from, to, date }: { from: string; to: string; date: string },
  timetable: Timetable,
): Route[] {
  if (from === to) return [];
  const first = flightsFrom(from).filter((one) => one.to === to || leadsOn(one.to, to));
  const starts = first.flatMap((flight) => timetable.on(flight, date) ?? []);
  const direct = starts.filter((one) => one.flight.to === to).map((one) => [one]);
  const once = starts
    .filter((one) => one.flight.to !== to)
    .flatMap((one) => onwards(one, to, timetable).map((next) => [one, next]));
  const found = [...direct, ...once];
  const all = found.length > 2 ? found : [...found, ...twice({ from, to, date }, timetable)];
  return all.toSorted((a, b) => effortOf(a) - effortOf(b)).slice(0, routesAtMost);
}

const leadsOn = (via: string, to: string): boolean => flightsBetween(via, to).length > 0;

/** Through the hub and one more place. */
function twice({ from, to, date }: { from: string; to: string; date: string }, timetable: Timetable): Route[] {
  return flightsFrom(from).flatMap((flight) => {
    const start = flight.to === to ? null : timetable.on(flight, date);
    if (!start) return [];
    const middles = flight.to === hub ? [...new Set(flightsFrom(hub).map((one) => one.to))] : [hub];
    return middles
      .filter((middle) => middle !== from && middle !== flight.to && leadsOn(middle, to))
      .flatMap((middle) => onwards(start, middle, timetable).slice(0, 1))
      .flatMap((next) =>
        onwards(next, to, timetable)
          .slice(0, 1)
          .map((last) => [start, next, last]),
      );
  });
}

/** The next flights that somebody who arrives can take: late enough to get there, and within a day. */
function onwards(arriving: Dated, to: string, { on, minimumOf }: Timetable): Dated[] {
  const via = arriving.flight.to;
  const today = writeMoment(arriving.arrivesAt, airportOf(via).zone).time.slice(0, 10);
  const minimum = minimumOf({ from: arriving.flight.from, via, to });
  return flightsBetween(via, to)
    .flatMap((flight) => [on(flight, today), on(flight, dayAfter(today))])
    .filter((next) => next !== null)
    .filter((next) => {
      const minutes = minutesOf(arriving, next);
      return minutes >= minimum && minutes <= longestConnectionMinutes;
    })
    .toSorted((a, b) => a.departsAt - b.departsAt)
    .slice(0, onwardsAtMost);
}

export const minutesOf = (arriving: Dated, leaving: Dated): number =>
  Math.round((leaving.departsAt - arriving.arrivesAt) / 60_000);

const departureOf = (route: Route): number => route[0]?.departsAt ?? 0;
const arrivalOf = (route: Route): number => route.at(-1)?.arrivesAt ?? 0;

/** Somebody who wants to leave so much earlier has a reason to. */
const muchEarlierMs = 3 * 3_600_000;

/** Whether one leaves no earlier, arrives no later and changes planes no oftener than the other, and is not just as good; at about the same time of the day. */
export function beats(one: Route, other: Route): boolean {
  const isAsGood =
    one.length <= other.length &&
    departureOf(one) >= departureOf(other) &&
    departureOf(one) < departureOf(other) + muchEarlierMs &&
    arrivalOf(one) <= arrivalOf(other);
  const isBetter =
    one.length < other.length || departureOf(one) > departureOf(other) || arrivalOf(one) < arrivalOf(other);
  return isAsGood && isBetter;
}

/** As people feel it, in minutes: a change of planes is as bad as two hours, a very short one worse. */
function effortOf(route: Route): number {
  const minutes = (arrivalOf(route) - departureOf(route)) / 60_000;
  const hurried = route.slice(1).filter((next, n) => minutesOf(route[n] ?? next, next) < 60).length;
  return minutes + (route.length - 1) * 120 + hurried * 30;
}
