/** A calendar as it is typed, and what it means. Pure. */
import type { Calendar, Hours } from "../../../contract/service-rules.ts";

export interface TypedDay {
  /** Ours, so that a line stays itself while others come and go. */
  key: string;
  date: string;
  name: string;
  hours: string;
}

export interface TypedCalendar {
  key: string;
  name: string;
  zone: string;
  /** From Monday to Sunday: `09:00-12:30, 13:00-17:30`; empty: closed. */
  week: readonly string[];
  days: readonly TypedDay[];
}

const span = /^(\d{1,2})(?::?(\d{2}))?\s*[-–]\s*(\d{1,2})(?::?(\d{2}))?$/;
const two = (digits: string | undefined): string => (digits ?? "").padStart(2, "0");

/** Hours of a day from what was typed, `9-17` too; null where it means nothing. Whether they may be is the contract's to say. */
export function hoursOf(typed: string): Hours[] | null {
  const parts = typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map((part) => span.exec(part));
  if (found.some((one) => one === null)) return null;
  return found.map((one) => ({
    from: `${two(one?.[1])}:${two(one?.[2])}`,
    to: `${two(one?.[3])}:${two(one?.[4])}`,
  }));
}

export const textOf = (hours: readonly Hours[]): string => hours.map(({ from, to }) => `${from}–${to}`).join(", ");

export const typedFrom = ({ name, zone, week, days }: Calendar): TypedCalendar => ({
  key: crypto.randomUUID(),
  name,
  zone,
  week: week.map(textOf),
  days: days.map((day) => ({ key: crypto.randomUUID(), date: day.date, name: day.name, hours: textOf(day.hours) })),
});

/** The calendar it means; null where a part means nothing, or may not be. */
export function calendarOf({ name, zone, week, days }: TypedCalendar): Calendar | null {
  const all = [...week, ...days.map(({ hours }) => hours)];
  const isFit =
    name.trim() !== "" &&
    isZone(zone) &&
    all.every((hours) => faultOfHours(hours) === null) &&
    week.some((hours) => hours.trim() !== "") &&
    days.every(({ date }) => date !== "") &&
    new Set(days.map(({ date }) => date)).size === days.length;
  if (!isFit) return null;
  return {
    name: name.trim(),
    zone,
    week: week.map((hours) => hoursOf(hours) ?? []),
    days: days.map((day) => ({ date: day.date, name: day.name.trim(), hours: hoursOf(day.hours) ?? [] })),
  };
}

export function isZone(zone: string): boolean {
  try {
    return zone !== "" && Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

export type HoursFault = "unreadable" | "backwards" | "overlap";

/** What is wrong with the hours of a day; null where nothing is. */
export function faultOfHours(typed: string): HoursFault | null {
  const hours = hoursOf(typed);
  if (!hours || hours.length > 6 || hours.some(({ from, to }) => !isTime(from) || !isTime(to))) return "unreadable";
  if (hours.some(({ from, to }) => from >= to)) return "backwards";
  const inOrder = hours.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const isApart = inOrder.every(({ from }, place) => place === 0 || (inOrder[place - 1]?.to ?? "") <= from);
  return isApart ? null : "overlap";
}

const isTime = (time: string): boolean => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time);
