/** How urgent a case is by a table, and why. Pure: what is known, the table, the time. */
import type { Sign } from "../../../contract/triage.ts";
import type { UrgencySign, UrgencyTable } from "../../../contract/urgency.ts";
import type { Facts, Trip } from "./facts.ts";
import { isAhead, isAtAirport, isNear, isUnderway } from "./nearness.ts";

export interface Reason {
  sign: UrgencySign;
  points: number;
  hours: number | null;
  flight: string | null;
  /** In milliseconds. */
  at: number | null;
  isClaimed: boolean;
}

export interface Score {
  points: number;
  urgency: 0 | 1 | 2 | 3;
  reasons: Reason[];
  /** What is only claimed would have lifted it to the top. */
  isHeldBack: boolean;
}

/** Something that is so: of which flight, since or until when, and whether it is proved. */
interface Evidence {
  flight: string | null;
  at: number | null;
  isProved: boolean;
}

const hour = 3_600_000;

/** What is only claimed counts, but lifts nobody among the stranded: anybody can name a booking. */
const mostByClaims = 2;

export function score(facts: Facts, table: UrgencyTable, now: number): Score {
  const reasons = reasonsOf(facts, table, now);
  const proved = reasonsOf({ ...facts, ...onlyProved(facts) }, table, now);
  const [all, sure] = [bandOf(sum(reasons), table), bandOf(sum(proved), table)];
  const urgency = Math.max(sure, Math.min(mostByClaims, all)) as Score["urgency"];
  return { points: sum(reasons), urgency, reasons, isHeldBack: urgency < all };
}

const onlyProved = ({ trips, steps }: Facts): Pick<Facts, "trips" | "steps"> => ({
  trips: trips.filter(({ isProved }) => isProved),
  steps: steps.filter(({ isProved }) => isProved),
});

const sum = (reasons: readonly Reason[]): number => reasons.reduce((all, { points }) => all + points, 0);

const bandOf = (points: number, { bands }: UrgencyTable): number => bands.filter((from) => points >= from).length;

/** Of the rows of a sign the one with most points that holds; what adds nothing explains nothing. */
function reasonsOf(facts: Facts, { rows }: UrgencyTable, now: number): Reason[] {
  const best = new Map<UrgencySign, Reason>();
  for (const { sign, hours, points } of rows) {
    if (points <= (best.get(sign)?.points ?? 0)) continue;
    const found = evidenceOf[sign]({ facts, hours: hours ?? 0, now });
    // The surest is told; of those the nearest.
    const [told] = found.toSorted(
      (a, b) =>
        Number(b.isProved) - Number(a.isProved) || Math.abs((a.at ?? now) - now) - Math.abs((b.at ?? now) - now),
    );
    if (told) best.set(sign, { sign, points, hours, flight: told.flight, at: told.at, isClaimed: !told.isProved });
  }
  return [...best.values()].toSorted((a, b) => b.points - a.points);
}

const ofWords: Evidence = { flight: null, at: null, isProved: true };
const evidence = ({ flight, departsAt, isProved }: Trip): Evidence => ({ flight, at: departsAt, isProved });

/** What is asked of a sign: what is known, within how many hours, and when. */
interface Asked {
  facts: Facts;
  hours: number;
  now: number;
}

const flights = ({ facts: { trips } }: Asked, fits: (trip: Trip) => boolean): Evidence[] =>
  trips.filter(fits).map(evidence);

const steps = ({ facts, hours, now }: Asked, urgency: number): Evidence[] =>
  facts.steps
    .filter((step) => step.urgency === urgency && step.at <= now && now < step.at + hours * hour)
    .map(({ at, isProved }) => ({ flight: null, at, isProved }));

const shows = ({ facts: { signs } }: Asked, sign: Sign): Evidence[] => (signs.includes(sign) ? [ofWords] : []);

const needing = (asked: Asked, need: Trip["needs"][number]): Evidence[] =>
  flights(asked, (trip) => trip.needs.includes(need) && isUnderway(trip, asked.hours, asked.now));

const evidenceOf: Readonly<Record<UrgencySign, (asked: Asked) => Evidence[]>> = {
  "says-stranded": (asked) => saysNow(asked, 3),
  "says-in-trouble": (asked) => saysNow(asked, 2),
  "says-soon": (asked) => saysNow(asked, 1),
  distress: (asked) => shows(asked, "distress"),
  threat: (asked) => shows(asked, "threat"),
  "self-harm": (asked) => shows(asked, "self-harm"),
  medical: (asked) => shows(asked, "medical"),
  minor: (asked) => shows(asked, "minor"),
  "at-airport": (asked) => flights(asked, (trip) => isAtAirport(trip, asked.now)),
  "leaves-soon": (asked) =>
    flights(asked, (trip) => !trip.isCancelled && isAhead(trip, asked.now) && isNear(trip, asked.hours, asked.now)),
  cancelled: (asked) =>
    flights(asked, (trip) => trip.isCancelled && !trip.isRebooked && isNear(trip, asked.hours, asked.now)),
  "misses-connection": (asked) =>
    flights(
      asked,
      (trip) => trip.isMissed && !trip.isCancelled && !trip.isRebooked && isNear(trip, asked.hours, asked.now),
    ),
  "minor-alone": (asked) => needing(asked, "minor-alone"),
  assistance: (asked) => needing(asked, "assistance"),
  "turned-away": (asked) => steps(asked, 3),
  "trip-stopped": (asked) => steps(asked, 2),
  "step-failed": (asked) => steps(asked, 1),
};

/** What triage makes of words alone that speak of a trip as near. */
const ofTime: ReadonlySet<string> = new Set(["soon", "trip-soon", "fragile-soon"]);
/** Further away than this is not soon. */
const farHours = 48;

/** Whose trips are proved and all far away has none soon, whatever a word says. */
function saysNow({ facts: { said, trips }, now }: Asked, urgency: number): Evidence[] {
  if (said?.urgency !== urgency) return [];
  const proved = trips.filter(({ isProved }) => isProved);
  const isFar = proved.length > 0 && proved.every((trip) => !isNear(trip, farHours, now));
  return isFar && ofTime.has(said.code) ? [] : [ofWords];
}

/** Hours at which anything above turns by the clock alone, beside those of the table. */
export const turnsAtHours: readonly number[] = [farHours];
