/** The hours to come: what will be asked, who is on the roster, and in which language they are too few. */
import type { Language } from "../../../../contract/words.ts";
import type { Db } from "../../../platform/db.ts";
import { findLine, findRule } from "../../assignment/index.ts";
import { groupsOnShift } from "../../rosters/index.ts";
import {
  binsPerHour,
  type Came,
  expectHours,
  type Expected,
  type Foreseen,
  hoursAhead,
  hoursBefore,
} from "./expected.ts";
import { missingIn, runsOf, type Wanted } from "./shortage.ts";

const hourMs = 3_600_000;
/** The weeks that are looked at, in days. */
const weeksBack = [7, 14, 21, 28, 35, 42];
/** Who waits now is answered within so many hours. */
const soon = 2;
/** What a question takes where nothing was measured yet. */
const usualSeconds = 240;

export interface Ahead {
  now: Date;
  basis: "weeks" | "yesterday" | "pace";
  weeks: number;
  hasRoster: boolean;
  secondsPerCase: number;
  hours: (Expected & { at: Date; people: number; can: number })[];
  short: { language: Language; from: Date; to: Date; people: number; most: number }[];
}

interface Clock {
  now: Date;
  /** When the hour that runs began. */
  hour: Date;
  nowBin: number;
  daysBack: number[];
  secondsPerCase: number | null;
}

export async function foresee(db: Db): Promise<Ahead> {
  const clock = await findClock(db);
  const [foreseen, groups, { waiting }, { rule }] = await Promise.all([
    foretellCame(db, clock),
    groupsOnShift(db, {
      from: clock.hour.getTime(),
      to: clock.hour.getTime() + hoursAhead * hourMs,
      stepMs: hourMs,
      teamId: null,
    }),
    findLine(db),
    findRule(db),
  ]);
  const secondsPerCase = clock.secondsPerCase ?? usualSeconds;
  const at = (place: number): Date => new Date(clock.hour.getTime() + place * hourMs);
  const peopleAt = (place: number): number => groups.reduce((sum, { people }) => sum + (people[place] ?? 0), 0);
  const queued = new Map<string, number>();
  for (const { language, waited } of waiting) queued.set(language, (queued.get(language) ?? 0) + waited.length);
  const languages = [...new Set([...foreseen.languages.map(({ language }) => language), ...queued.keys()])];
  const wantedAt = (place: number, which: "expected" | "high"): Wanted[] =>
    languages.map((language) => {
      const comes = foreseen.languages.find((one) => one.language === language)?.hours[place]?.[which] ?? 0;
      const waits = place < soon ? (queued.get(language) ?? 0) / soon : 0;
      return { language, people: ((comes + waits) * secondsPerCase) / 3600 };
    });
  const groupsAt = (place: number) =>
    groups.map(({ languages, people }) => ({
      // A text in none of our languages needs none.
      languages: rule.countLanguages ? [...languages, "other", "und"] : null,
      people: people[place] ?? 0,
    }));
  const hasRoster = groups.some(({ people }) => people.some((n) => n > 0));
  const runs = hasRoster
    ? runsOf(
        foreseen.hours.map((_, place) => ({
          missing: missingIn(wantedAt(place, "expected"), groupsAt(place)),
          most: missingIn(wantedAt(place, "high"), groupsAt(place)),
        })),
      )
    : [];
  const { daysBack } = clock;
  return {
    now: clock.now,
    basis: daysBack.length === 0 ? "pace" : daysBack[0] === 1 ? "yesterday" : "weeks",
    weeks: daysBack[0] === 1 ? 0 : daysBack.length,
    hasRoster,
    secondsPerCase: Math.round(secondsPerCase),
    hours: foreseen.hours.map((one, place) => ({
      ...one,
      at: at(place),
      people: Math.round(peopleAt(place) * 10) / 10,
      can: Math.round((peopleAt(place) * 3600) / secondsPerCase),
    })),
    short: runs.map(({ language, from, to, ...run }) => ({
      ...run,
      language: language as Language,
      from: at(from),
      to: at(to),
    })),
  };
}

/** What will come, without those who answer it. */
export async function foretellHours(db: Db): Promise<{ hour: Date; foreseen: Foreseen }> {
  const clock = await findClock(db);
  return { hour: clock.hour, foreseen: await foretellCame(db, clock) };
}

/** Which days today can be compared with, and what a question took of late. */
async function findClock(db: Db): Promise<Clock> {
  const [row] = await db<
    [{ now: Date; hour: Date; nowBin: number; lookBack: number[]; secondsPerCase: number | null }]
  >`
    with clock as materialized (select now, date_trunc('hour', now, 'UTC') as hour from (select platform.now() as now) as at)
    select now, hour, floor(extract(epoch from now - hour) / 900)::int as now_bin,
      array(select days from unnest(${[1, ...weeksBack]}::int[]) as days
        where exists (select from service_levels.episode where started_at < hour - days * interval '24 hours' - ${hoursBefore} * interval '1 hour')) as look_back,
      (select avg(seconds_per_case)::float8 from service_levels.outlook
        where measured_at > now - interval '3 hours' and seconds_per_case > 0) as seconds_per_case
    from clock`;
  const weeks = row.lookBack.filter((days) => days >= 7);
  const daysBack = weeks.length > 0 ? weeks : row.lookBack;
  return { ...row, daysBack };
}

/** Questions of these hours, today and on the days it is compared with. */
async function foretellCame(db: Db, { now, hour, nowBin, daysBack }: Clock): Promise<Foreseen> {
  const from = new Date(hour.getTime() - hoursBefore * hourMs);
  const until = new Date(hour.getTime() + hoursAhead * hourMs);
  const came = await db<Came[]>`
    select days_back, language, bin - ${hoursBefore * binsPerHour}::int as bin, n
    from unnest(${[0, ...daysBack]}::int[]) as days_back, lateral (
      select language, floor(extract(epoch from started_at - (${from}::timestamptz - days_back * interval '24 hours')) / 900)::int as bin, count(*)::int as n
      from service_levels.episode
      where about = 'question' and started_at >= ${from}::timestamptz - days_back * interval '24 hours'
        and started_at < least(${until}::timestamptz - days_back * interval '24 hours', ${now}::timestamptz)
      group by 1, 2) as came`;
  return expectHours({ came, nowBin, daysBack });
}
