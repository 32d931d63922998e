/** Where somebody is on their journey: from their flights, what operations told of them, and what the airline's systems saw. Pure. */
import type { Stage } from "../../../contract/profile.ts";

export interface Flown {
  bookingId: string;
  legId: string;
  departsAt: Date;
  arrivesAt: Date;
  /** Told by flight operations; null where nobody did. */
  departedAt: Date | null;
  arrivedAt: Date | null;
  isCancelled: boolean;
}

export interface Seen {
  kind: string;
  at: Date;
}

export interface Where {
  stage: Stage | null;
  /** The flight they are on, else their next. */
  leg: Flown | null;
  counts: "departure" | "arrival";
}

const hour = 3_600_000;
const day = 24 * hour;

/** Check-in opens so long before departure, and people are at the airport so long before. */
const checkInOpens = 30 * hour;
const atAirport = 3 * hour;
/** Who waits longer between two flights is not connecting. */
const longestConnection = day;
const justArrived = day;
const afterwards = 30 * day;
/** A late flight that nobody told of is taken for gone so long after its time. */
const patience = 15 * 60_000;
const looksFor = 30 * day;

const looking = /^(search|offer|fare|availability|price|booking-started|basket|cart|destination|browse|visit|page)\b/;
const airside = /^(bag-drop|security|passport|border|lounge|gate|boarding)\b/;

/** Whether a step is one that is taken at an airport. */
export const isAirside = (kind: string): boolean => airside.test(kind);

export function whereabouts(flights: readonly Flown[], seen: readonly Seen[], now: Date): Where {
  const legs = flights
    .filter(({ isCancelled }) => !isCancelled)
    .toSorted((a, b) => a.departsAt.getTime() - b.departsAt.getTime());
  const aboard = legs.find((leg) => hasLeft(leg, now) && !hasLanded(leg, now));
  if (aboard) return { stage: "aboard", leg: aboard, counts: "arrival" };
  const next = legs.find((leg) => !hasLeft(leg, now) && !hasLanded(leg, now)) ?? null;
  const last = legs.findLast((leg) => hasLanded(leg, now)) ?? null;
  const counts = "departure";
  if (next && last && last.bookingId === next.bookingId && between(last, next) < longestConnection)
    return { stage: "transfer", leg: next, counts };
  if (next && ahead(next, now) < checkInOpens) {
    const isThere =
      ahead(next, now) < atAirport || seen.some(({ kind, at }) => isAirside(kind) && isSince(at, now, 12 * hour));
    return { stage: isThere ? "airport" : "check-in", leg: next, counts };
  }
  if (last && since(last, now) < justArrived) return { stage: "arrived", leg: next, counts };
  if (next) return { stage: "booked", leg: next, counts };
  if (seen.some(({ kind, at }) => looking.test(kind) && isSince(at, now, looksFor)))
    return { stage: "looking", leg: null, counts };
  if (last && since(last, now) < afterwards) return { stage: "after", leg: null, counts };
  return { stage: null, leg: null, counts };
}

const hasLeft = ({ departedAt, departsAt }: Flown, now: Date): boolean =>
  departedAt !== null || now.getTime() >= departsAt.getTime() + patience;

/** By the clock only where nobody tells of this flight: who left late lands late. */
function hasLanded({ arrivedAt, arrivesAt, departedAt, departsAt }: Flown, now: Date): boolean {
  if (arrivedAt !== null) return true;
  const late = departedAt === null ? 0 : Math.max(0, departedAt.getTime() - departsAt.getTime());
  return now.getTime() >= arrivesAt.getTime() + late + patience;
}

const landedAt = ({ arrivedAt, arrivesAt }: Flown): number => (arrivedAt ?? arrivesAt).getTime();
const between = (first: Flown, then: Flown): number => then.departsAt.getTime() - landedAt(first);
const ahead = ({ departsAt }: Flown, now: Date): number => departsAt.getTime() - now.getTime();
const since = (leg: Flown, now: Date): number => now.getTime() - landedAt(leg);
const isSince = (at: Date, now: Date, span: number): boolean =>
  at.getTime() <= now.getTime() && now.getTime() - at.getTime() < span;
