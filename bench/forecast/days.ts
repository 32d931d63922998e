/** Three hours ahead in the weeks after clocks change and around holidays, for passengers who live by the clocks of Amsterdam. */
import {
  alike,
  type Came,
  expectHours,
  holidayAt,
  type Level,
  levelOf,
  type Stretch,
} from "../../server/modules/insights/index.ts";
import type { Operation } from "../../server/modules/service-levels/index.ts";
import { dayAt, momentOf, wallAt, weekdayOf } from "../../server/platform/zone.ts";
import { chanceOf } from "../promise/arrivals.ts";
import { days, rhythm } from "./rhythm.ts";

const zone = "Europe/Amsterdam";
const quarter = 900_000;
const hour = 4 * quarter;
const day = 24 * hour;
const seeds = [1, 2, 3];
const perHour = 42;
/** Fewer write on a holiday than on a Sunday. */
const holidayFactor = 0.85;

interface Stage {
  name: string;
  from: string;
  to: string;
  holidays: readonly string[];
}

const december = ["2026-12-25", "2026-12-26", "2027-01-01"];
const stages: readonly Stage[] = [
  { name: "weekAfterSpringChange", from: "2026-03-29", to: "2026-04-05", holidays: [] },
  { name: "weekAfterAutumnChange", from: "2026-10-25", to: "2026-11-01", holidays: [] },
  { name: "firstHolidays", from: "2026-12-25", to: "2026-12-27", holidays: december },
  { name: "weekAfterHolidays", from: "2026-12-31", to: "2027-01-04", holidays: december },
];

type Counts = (from: number) => number;

/** How many came in each quarter of an hour, by rhythm of the local hour. */
function invent(seed: number, holidays: ReadonlySet<string>): Counts {
  const chance = chanceOf(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const usual = (rhythm.reduce((sum, one) => sum + one, 0) / 24) * (days.reduce((sum, one) => sum + one, 0) / 7);
  const factors = new Map<string, number>();
  const counts = new Map<number, number>();
  const begin = Date.parse("2026-01-01T00:00Z");
  for (let at = begin; at < begin + 370 * day; at += quarter) {
    const wall = wallAt(zone, at);
    const date = wall.slice(0, 10);
    const factor = factors.get(date) ?? Math.exp(0.1 * normal());
    factors.set(date, factor);
    const ofDay = holidays.has(date) ? (days[6] ?? 1) * holidayFactor : (days[weekdayOf(date)] ?? 1);
    const mean = (((rhythm[Number(wall.slice(11, 13))] ?? 0) * ofDay) / usual / 4) * perHour * factor;
    let [n, left] = [0, Math.exp(-mean)];
    for (let product = chance(); product > left; product *= chance()) n++;
    counts.set(at, n);
  }
  return (from) => counts.get(from) ?? 0;
}

/** As weeks of 168 hours have it, without any calendar. */
const byHours = (at: number): Stretch[] => [
  { day: 0, place: -3, from: at - 3 * hour, to: at },
  ...Array.from({ length: 6 }, (_, week) => {
    const from = at - (week + 1) * 7 * day - 3 * hour;
    return { day: week + 1, place: -3, from, to: from + 15 * hour };
  }),
];

function expectedIn3h(count: Counts, stretches: readonly Stretch[], factorAt: (place: number) => number): number {
  const came: Came[] = stretches.flatMap(({ day, place, from, to }) =>
    Array.from({ length: (to - from) / quarter }, (_, n) => {
      const bin = place * 4 + n;
      const factor = day === 0 ? 1 : factorAt(Math.floor(bin / 4));
      return { day, language: "en", bin, n: count(from + n * quarter) * factor };
    }),
  );
  const days = Math.max(...stretches.map((one) => one.day));
  return expectHours({ came, nowBin: 0, days }).hours[2]?.expected ?? 0;
}

/** Off by so many percent of what came: by the clocks and the calendar, and by hours alone. */
export function measureDays(): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const { name, from, to, holidays } of stages) {
    const sum = { came: 0, ours: 0, byHours: 0 };
    for (const seed of seeds) {
      const names = new Map(holidays.map((date) => [date, date]));
      const count = invent(seed, new Set(holidays));
      const operation: Operation = { zone, holidays: names };
      for (let at = momentOf(zone, from, 0); at < momentOf(zone, to, 0); at += hour) {
        const level = levelAt(operation, count, at);
        const { stretches } = alike({ operation, level, hour: at, since: 0 });
        const factorAt = (place: number): number =>
          holidayAt(operation, at + place * hour) === null ? 1 : level.factor;
        const came = [0, 1, 2, 3].reduce((all, n) => all + count(at + 2 * hour + n * quarter), 0);
        sum.came += came;
        sum.ours += Math.abs(came - expectedIn3h(count, stretches, factorAt));
        sum.byHours += Math.abs(came - expectedIn3h(count, byHours(at), () => 1));
      }
    }
    const percent = (part: number): number => Math.round((1000 * part) / sum.came) / 10;
    figures[`${name}OffPercent`] = percent(sum.ours);
    figures[`${name}ByHoursOffPercent`] = percent(sum.byHours);
  }
  return figures;
}

/** What the holidays before said, as the server asks it. */
function levelAt({ holidays }: Operation, count: Counts, at: number): Level {
  const ofDay = (date: string): number => {
    const from = momentOf(zone, date, 0);
    return Array.from({ length: 96 }, (_, n) => count(from + n * quarter)).reduce((all, n) => all + n, 0);
  };
  const back = (date: string, n: number): string => dayAt(zone, momentOf(zone, date, 720) - n * day);
  const earlier = [...holidays.keys()].filter((date) => date < dayAt(zone, at));
  return levelOf(
    earlier.map((date) => ({
      came: ofDay(date),
      sundays: ofDay(back(date, (weekdayOf(date) + 1) % 7 || 7)),
      weekdays: ofDay(back(date, 7)),
    })),
  );
}
