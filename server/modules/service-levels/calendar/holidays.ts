/** Reads the whole days of an iCalendar file; pure but for the library's. */
import { expandRecurringEvent, sync, type VEvent } from "node-ical";
import { dayAfter } from "../../../platform/zone.ts";

export interface Holidays {
  days: { date: string; name: string }[];
  leftOut: { timed: number; unreadable: number; tooMany: number };
}

const mostDays = 400;
/** Of one file; what repeats is worked out for each. */
const mostEvents = 1000;
const longestName = 80;

/** From the first day of a year to the last of the third after it, each day once. */
export function readHolidays(file: string, year: number): Holidays {
  const leftOut = { timed: 0, unreadable: 0, tooMany: 0 };
  const found = new Map<string, string>();
  const events = Object.values(sync.parseICS(file)).filter((one) => one?.type === "VEVENT");
  leftOut.tooMany += Math.max(0, events.length - mostEvents);
  for (const event of events.slice(0, mostEvents)) {
    const days = daysOf(event, year);
    if (days === "timed" || days === "unreadable") leftOut[days]++;
    else for (const date of days) found.set(date, found.get(date) ?? nameOf(event));
  }
  const all = [...found].map(([date, name]) => ({ date, name })).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  leftOut.tooMany += Math.max(0, all.length - mostDays);
  return { days: all.slice(0, mostDays), leftOut };
}

function daysOf(event: VEvent, year: number): string[] | "timed" | "unreadable" {
  if (!(event.start instanceof Date) || Number.isNaN(event.start.getTime())) return "unreadable";
  if (event.datetype !== "date") return "timed";
  // Holidays come back each year; what comes back each second is no calendar's.
  if (event.rrule && !/FREQ=YEARLY/.test(event.rrule.toString())) return "unreadable";
  try {
    const [from, to] = [new Date(year, 0, 1), new Date(year + 3, 11, 31)];
    return expandRecurringEvent(event, { from, to, expandOngoing: true }).flatMap(({ start, end }) => {
      const [first, after] = [shownDay(start), shownDay(end)];
      const days = [first];
      for (let day = dayAfter(first); day < after && days.length < 2 * mostDays; day = dayAfter(day)) days.push(day);
      return days.filter((day) => Number(day.slice(0, 4)) >= year && Number(day.slice(0, 4)) <= year + 3);
    });
  } catch {
    return "unreadable";
  }
}

/** The library gives whole days as midnight of this process's own zone. */
const shownDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

function nameOf({ summary }: VEvent): string {
  const said: unknown = typeof summary === "object" && summary ? summary.val : summary;
  return (typeof said === "string" ? said : "").trim().slice(0, longestName);
}
