/** What came of days that were played: how long people waited, in which language too long, and where help was missing. Pure. */
import { day, type Days, hour, minute, type Query } from "./play.ts";

export interface Outcome {
  came: number;
  answered: number;
  /** Percent answered within their target, of those that came. */
  withinTarget: number;
  urgentWithinTarget: number;
  /** Minutes on average; who was not answered waited until the end. */
  urgentWait: number;
  ordinaryWait: number;
  /** Nine of ten waited no longer; in minutes. */
  waitOfNine: number;
}

export interface Short {
  language: string;
  /** Of the day, 0 to 23, in the zone in which the days begin. */
  hours: readonly number[];
  /** Who came in them and was answered too late, or not. */
  late: number;
}

/** In minutes. */
export interface Targets {
  urgent: number;
  ordinary: number;
}

export const isUrgent = ({ urgency }: Pick<Query, "urgency">): boolean => urgency >= 2;

const targetOf = (query: Query, { urgent, ordinary }: Targets): number =>
  (isUrgent(query) ? urgent : ordinary) * minute;

export function measure(days: Days, answeredAt: ReadonlyMap<Query, number>, targets: Targets): Outcome {
  const came = cameIn(days);
  const waitOf = (query: Query): number => waited(query, answeredAt, days.until);
  const isInTime = (query: Query): boolean => answeredAt.has(query) && waitOf(query) <= targetOf(query, targets);
  const urgent = came.filter(isUrgent);
  const share = (of: readonly Query[]): number => round((100 * of.filter(isInTime).length) / Math.max(1, of.length));
  const mean = (of: readonly Query[]): number =>
    round(of.reduce((sum, query) => sum + waitOf(query), 0) / Math.max(1, of.length) / minute);
  const sorted = came.map(waitOf).toSorted((a, b) => a - b);
  return {
    came: came.length,
    answered: [...answeredAt.values()].filter((at) => at <= days.until).length,
    withinTarget: share(came),
    urgentWithinTarget: share(urgent),
    urgentWait: mean(urgent),
    ordinaryWait: mean(came.filter((query) => !isUrgent(query))),
    waitOfNine: round((sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0) / minute),
  };
}

/** Languages and hours of the day in which more than one of five who came was answered too late; the worst first. */
export function whereShort(days: Days, answeredAt: ReadonlyMap<Query, number>, targets: Targets): Short[] {
  const seen = new Map<string, Map<number, { came: number; late: number }>>();
  for (const query of cameIn(days)) {
    const hours = seen.get(query.language) ?? new Map<number, { came: number; late: number }>();
    seen.set(query.language, hours);
    const of = Math.floor((query.at % day) / hour);
    const { came, late } = hours.get(of) ?? { came: 0, late: 0 };
    const isLate = waited(query, answeredAt, days.until) > targetOf(query, targets) || !answeredAt.has(query);
    hours.set(of, { came: came + 1, late: late + (isLate ? 1 : 0) });
  }
  return [...seen]
    .map(([language, hours]) => {
      const short = [...hours].filter(([, { came, late }]) => late * 5 > came);
      return {
        language,
        hours: short.map(([of]) => of).toSorted((a, b) => a - b),
        late: short.reduce((sum, [, { late }]) => sum + late, 0),
      };
    })
    .filter(({ late }) => late > 0)
    .toSorted((a, b) => b.late - a.late);
}

/** Of each language how long half waited at most, and nine of ten, in minutes; the most asked first. */
export function waitsByLanguage(
  days: Days,
  answeredAt: ReadonlyMap<Query, number>,
): { language: string; came: number; p50: number; p90: number }[] {
  return [...Map.groupBy(cameIn(days), ({ language }) => language)]
    .map(([language, those]) => {
      const waits = those.map((query) => waited(query, answeredAt, days.until)).toSorted((a, b) => a - b);
      const at = (part: number): number => round((waits[Math.ceil(waits.length * part) - 1] ?? 0) / minute);
      return { language, came: waits.length, p50: at(0.5), p90: at(0.9) };
    })
    .toSorted((a, b) => b.came - a.came);
}

const cameIn = ({ queries, until }: Days): Query[] => queries.filter(({ at }) => at >= 0 && at < until);

const waited = (query: Query, answeredAt: ReadonlyMap<Query, number>, until: number): number =>
  Math.min(answeredAt.get(query) ?? until, until) - query.at;

const round = (value: number): number => Math.round(value * 10) / 10;
