/** The hours to come: what will be asked, who is on the roster, and in which language they are too few. */
import type { Language } from "../../../../contract/words.ts";
import type { Db } from "../../../platform/db.ts";
import { findLine, findRule } from "../../assignment/index.ts";
import { groupsOnShift } from "../../rosters/index.ts";
import { binsPerHour, type Came, expectHours, type Expected, type Foreseen, hoursAhead } from "./expected.ts";
import { findOperation, type Operation } from "../../service-levels/index.ts";
import { alike, asSundays, holidayAt, hourMs, type Level } from "./alike.ts";
import { findLevel } from "./holidays.ts";
import { missingIn, runsOf, type Wanted } from "./shortage.ts";

/** Who waits now is answered within so many hours. */
const soon = 2;
/** What a question takes where nothing was measured yet. */
const usualSeconds = 240;

export interface Ahead {
  now: Date;
  basis: "weeks" | "yesterday" | "pace";
  weeks: number;
  holiday: { name: string; like: Level["like"] } | null;
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
  secondsPerCase: number | null;
  operation: Operation;
  /** Its name, where one of the hours lies on one. */
  holiday: string | null;
  level: Level;
  alike: ReturnType<typeof alike>;
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
  const { days, isYesterday } = clock.alike;
  return {
    now: clock.now,
    basis: days === 0 ? "pace" : isYesterday ? "yesterday" : "weeks",
    weeks: isYesterday ? 0 : days,
    holiday: clock.holiday === null ? null : { name: clock.holiday, like: clock.level.like },
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

/** What hours to come can be compared with, and what a question took of late. */
async function findClock(db: Db): Promise<Clock> {
  const [row] = await db<
    [{ now: Date; hour: Date; nowBin: number; since: Date | null; secondsPerCase: number | null }]
  >`
    with clock as materialized (select now, date_trunc('hour', now, 'UTC') as hour from (select platform.now() as now) as at)
    select now, hour, floor(extract(epoch from now - hour) / 900)::int as now_bin,
      (select min(started_at) from service_levels.episode) as since,
      (select avg(seconds_per_case)::float8 from service_levels.outlook
        where measured_at > now - interval '3 hours' and seconds_per_case > 0) as seconds_per_case
    from clock`;
  const operation = await findOperation(db);
  const since = (row.since ?? row.now).getTime();
  const hour = row.hour.getTime();
  const holiday = holidayBetween(operation, hour, hour + (hoursAhead - 1) * hourMs);
  const level = holiday === null ? asSundays : await findLevel(db, { operation, before: row.hour, since });
  return { ...row, operation, holiday, level, alike: alike({ operation, level, hour, since }) };
}

const holidayBetween = (operation: Operation, from: number, to: number): string | null =>
  holidayAt(operation, from) ?? holidayAt(operation, to);

/** Questions of these hours, today and on the days it is compared with. */
async function foretellCame(
  db: Db,
  { now, hour, nowBin, operation, level, alike: { days, stretches } }: Clock,
): Promise<Foreseen> {
  const rows = stretches.map(({ day, place, from, to }) => ({
    day,
    first_bin: place * binsPerHour,
    from: new Date(from).toISOString(),
    to: new Date(day === 0 ? now.getTime() : to).toISOString(),
  }));
  const came = await db<Came[]>`
    select day, language, first_bin + bin as bin, n
    from jsonb_to_recordset(${db.json(rows)}) as stretch (day int, first_bin int, "from" timestamptz, "to" timestamptz), lateral (
      select language, floor(extract(epoch from started_at - stretch."from") / 900)::int as bin, count(*)::int as n
      from service_levels.episode where about = 'question' and started_at >= stretch."from" and started_at < stretch."to" group by 1, 2
    ) as came`;
  const onHoliday = (bin: number): boolean =>
    holidayAt(operation, hour.getTime() + Math.floor(bin / binsPerHour) * hourMs) !== null;
  const levelled = came.map((one) => (one.day > 0 && onHoliday(one.bin) ? { ...one, n: one.n * level.factor } : one));
  return expectHours({ came: levelled, nowBin, days });
}
