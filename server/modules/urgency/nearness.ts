/** How near a flight is. Pure; every stretch begins with its first moment and ends before its last. */
import type { Trip } from "./facts.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A flight that nobody told of is taken for gone so long after its time. */
const patience = 15 * minute;
/** Who was seen at the airport, or landed there, is there for so long. */
const airportHours = 12;

/** So many hours before or after it was to leave. */
export const isNear = ({ departsAt }: Trip, hours: number, now: number): boolean =>
  now >= departsAt - hours * hour && now < departsAt + hours * hour;

/** It has not left. */
export const isAhead = ({ departedAt, departsAt }: Trip, now: number): boolean =>
  departedAt === null && now < departsAt + patience;

/** From so many hours before it leaves until it has landed. */
export const isUnderway = (trip: Trip, hours: number, now: number): boolean =>
  now >= trip.departsAt - hours * hour && trip.arrivedAt === null && now < landsAt(trip) + patience;

/** At the airport now, before this flight. */
export const isAtAirport = (trip: Trip, now: number): boolean =>
  trip.seenAt !== null && now >= trip.seenAt && now < trip.seenAt + airportHours * hour && isAhead(trip, now);

/** When it lands as far as is known: who left late lands late. */
export const landsAt = ({
  arrivesAt,
  arrivedAt,
  departsAt,
  departedAt,
}: Pick<Trip, "arrivesAt" | "arrivedAt" | "departsAt" | "departedAt">): number =>
  arrivedAt ?? arrivesAt + Math.max(0, (departedAt ?? departsAt) - departsAt);

/** Every moment at which one of these turns for a flight, for these hours. */
export const turnsOf = (trip: Trip, hours: readonly number[]): number[] => [
  ...hours.flatMap((one) => [trip.departsAt - one * hour, trip.departsAt + one * hour]),
  trip.departsAt + patience,
  landsAt(trip) + patience,
  ...(trip.seenAt === null ? [] : [trip.seenAt, trip.seenAt + airportHours * hour]),
];
