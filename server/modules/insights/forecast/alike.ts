/**
 * Which hours were like those to come: the same on the clocks of the operation, on the same weekday of weeks before, holidays left
 * out; of a holiday on the Sundays before, or its own weekdays, as earlier holidays say. Pure; moments in milliseconds.
 */
import { dayAt, momentOf, wallAt, weekdayOf } from "../../../platform/zone.ts";
import type { Operation } from "../../service-levels/index.ts";
import { hoursAhead, hoursBefore } from "./expected.ts";

export const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** As many are looked at, and so far back where holidays lie between. */
const most = 6;
const furthest = 9;

/** Hours that follow each other, and the place of the first of them among those that are foretold. */
export interface Stretch {
  /** 0: today; else of the days that it is compared with, the nearest 1. */
  day: number;
  place: number;
  from: number;
  to: number;
}

export interface Level {
  like: "sundays" | "weekdays";
  /** How many come on a holiday, of those who come on such a day. */
  factor: number;
}

/** Nothing is known of holidays: they are taken for Sundays. */
export const asSundays: Level = { like: "sundays", factor: 1 };

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);

/** Days like this one, the nearest first. */
export function daysLike(day: string, { holidays }: Operation, { like }: Level): string[] {
  const back = holidays.has(day) && like === "sundays" ? (weekdayOf(day) + 1) % 7 || 7 : 7;
  const all = Array.from({ length: furthest }, (_, week) => dayBefore(day, back + 7 * week));
  const usual = all.filter((one) => !holidays.has(one));
  return (usual.length > 0 ? usual : all).slice(0, most);
}

interface Asked {
  operation: Operation;
  level: Level;
  /** When the hour that runs began. */
  hour: number;
  /** Nothing is known of what was before. */
  since: number;
}

interface Alike {
  /** How many days it is compared with, and whether those are of weeks before or yesterday alone. */
  days: number;
  isYesterday: boolean;
  stretches: Stretch[];
}

const places = Array.from({ length: hoursBefore + hoursAhead }, (_, n) => n - hoursBefore);

/** The hours that the forecast is about, and those that were like them. */
export function alike({ operation, level, hour, since }: Asked): Alike {
  const today: Stretch = { day: 0, place: -hoursBefore, from: hour - hoursBefore * hourMs, to: hour };
  const inWeeks = columnsOf((day) => daysLike(day, operation, level), { operation, hour, since });
  const isYesterday = inWeeks.length === 0;
  const columns = isYesterday ? columnsOf((day) => [dayBefore(day, 1)], { operation, hour, since }) : inWeeks;
  const days = columns.flatMap((hours, n) => joined(hours.map((from, at) => stretchOf(n + 1, at - hoursBefore, from))));
  return { days: columns.length, isYesterday, stretches: [today, ...days] };
}

const stretchOf = (day: number, place: number, from: number): Stretch => ({ day, place, from, to: from + hourMs });

/** For each of the days that can be compared with: when the hours of it began. */
function columnsOf(
  daysOf: (day: string) => readonly string[],
  { operation: { zone }, hour, since }: Omit<Asked, "level">,
): number[][] {
  const hours = places.map((place) => {
    const wall = wallAt(zone, hour + place * hourMs);
    const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
    return daysOf(wall.slice(0, 10)).map((day) => momentOf(zone, day, minutes));
  });
  const deep = Math.min(...hours.map(({ length }) => length));
  return Array.from({ length: deep }, (_, n) => hours.map((one) => one[n] ?? 0)).filter((column) =>
    column.every((from) => from > since),
  );
}

/** Where clocks change, hours do not follow each other. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const one of stretches) {
    const last = all.at(-1);
    if (last?.to === one.from) last.to = one.to;
    else all.push({ ...one });
  }
  return all;
}

/** The holiday that an hour lies on, if any. */
export const holidayAt = ({ zone, holidays }: Operation, at: number): string | null =>
  holidays.get(dayAt(zone, at)) ?? null;

/** How many came on an earlier holiday, and on the days before it that it may be like: a mean of each. */
export interface Earlier {
  came: number;
  sundays: number;
  weekdays: number;
}

/** What earlier holidays were more like, and how many came then; of few it is believed half. */
export function levelOf(earlier: readonly Earlier[]): Level {
  const known = earlier.filter(({ sundays, weekdays }) => sundays > 0 && weekdays > 0);
  if (known.length === 0) return asSundays;
  const sum = (of: keyof Earlier): number => known.reduce((all, one) => all + one[of], 0);
  const share = { sundays: sum("came") / sum("sundays"), weekdays: sum("came") / sum("weekdays") };
  const off = (of: number): number => Math.abs(Math.log(Math.max(of, 0.01)));
  const like = off(share.sundays) <= off(share.weekdays) ? "sundays" : "weekdays";
  const believed = known.length / (known.length + 1);
  return { like, factor: Math.min(3, Math.max(0.3, share[like])) ** believed };
}
