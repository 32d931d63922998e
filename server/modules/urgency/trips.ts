/** The flights of somebody's bookings as facts: what is cancelled, missed and needed, and where they are. Pure. */
import type { Booking, Leg, Service } from "../../../contract/bookings.ts";
import { flightNumber } from "../../../contract/flights.ts";
import type { Trip } from "./facts.ts";
import { landsAt } from "./nearness.ts";

/** What operations told of a flight, by when it happened. */
export interface Told {
  flight: string;
  date: string;
  kind: string;
  at: Date;
}

export interface Travelling {
  booking: Booking;
  /** Who they may be in it; null: all of it. */
  passengerIds: readonly string[] | null;
  isProved: boolean;
}

/** Codes of the industry (IATA, reservations resolution 766). */
const ofMinors: ReadonlySet<string> = new Set(["UMNR"]);
const ofAssistance: ReadonlySet<string> = new Set([
  "WCHR",
  "WCHS",
  "WCHC",
  "WCBD",
  "WCBW",
  "WCLB",
  "WCMP",
  "BLND",
  "DEAF",
  "DPNA",
  "MAAS",
  "MEDA",
  "STCR",
  "OXYG",
  "PPOC",
  "SVAN",
  "ESAN",
]);

/** Who has less between two flights does not get from one to the other. */
const leastMs = 20 * 60_000;
/** Who waits longer between two flights is not connecting. */
const longestMs = 24 * 3_600_000;

const isGone = ({ standing }: Leg | Service): boolean => standing === "cancelled" || standing === "refused";

export const flightOf = ({ flight, departs }: Leg): { flight: string; date: string } => ({
  flight: flightNumber(flight) ?? flight,
  date: departs.local.slice(0, 10),
});

/** A booking that they cancelled themselves is no trip. `seen`: when they were seen at an airport. */
export function tripsOf(
  { booking, passengerIds, isProved }: Travelling,
  { told, seen }: { told: readonly Told[]; seen: readonly number[] },
): Trip[] {
  if (booking.state === "cancelled") return [];
  const legs = booking.legs
    .toSorted((a, b) => Date.parse(a.departs.at) - Date.parse(b.departs.at))
    .map((leg) => ({ leg, trip: tripOf(leg, told) }));
  return legs.map(({ leg, trip }, place): Trip => {
    const flown = legs.slice(0, place).filter((one) => !one.trip.isCancelled);
    const before = flown.at(-1);
    const connects = before && trip.departsAt - landsAt(before.trip) < longestMs;
    const landed = connects && before.trip.arrivedAt !== null ? before.trip.arrivedAt : null;
    return {
      ...trip,
      isProved,
      isRebooked: legs.some(
        (one) => one.trip.departsAt > trip.departsAt && one.leg.from === leg.from && !one.trip.isCancelled,
      ),
      isMissed: Boolean(connects && landsAt(before.trip) + leastMs > (trip.departedAt ?? trip.departsAt)),
      seenAt: latest([...seen.filter((at) => at < trip.departsAt), ...(landed === null ? [] : [landed])]),
      needs: needsOf(booking, leg, passengerIds),
    };
  });
}

const latest = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.max(...times));

function tripOf(leg: Leg, told: readonly Told[]) {
  const named = flightOf(leg);
  const at = (kind: string): number | null =>
    told.find((one) => one.kind === kind && one.flight === named.flight && one.date === named.date)?.at.getTime() ??
    null;
  return {
    ...named,
    departsAt: Date.parse(leg.departs.at),
    arrivesAt: Date.parse(leg.arrives.at),
    departedAt: at("departed"),
    arrivedAt: at("arrived"),
    isCancelled: isGone(leg) || at("cancelled") !== null,
  };
}

/** A child who travels alone is everybody's in the booking; assistance is theirs who asked for it. */
function needsOf({ services }: Booking, leg: Leg, passengerIds: readonly string[] | null): Trip["needs"] {
  const here = services.filter((one) => !isGone(one) && (one.legId === null || one.legId === leg.id));
  const theirs = here.filter(
    ({ passengerId }) => passengerIds === null || passengerId === null || passengerIds.includes(passengerId),
  );
  return [
    ...(here.some(({ code }) => ofMinors.has(code)) ? (["minor-alone"] as const) : []),
    ...(theirs.some(({ code }) => ofAssistance.has(code)) ? (["assistance"] as const) : []),
  ];
}
