/** The seven days of a week in a zone. Pure. */
import { dayAfter, momentOf, weekdayOf } from "../../platform/zone.ts";

export interface WeekDay {
  day: string;
  /** Its first moment, in milliseconds since 1970. */
  at: number;
}

const dayMs = 86_400_000;
const earlier = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);

/** From Monday on, and the Monday after: the week of a day. */
export function weekOf(day: string, zone: string): WeekDay[] {
  const days = [earlier(day, weekdayOf(day))];
  while (days.length < 8) days.push(dayAfter(days.at(-1) ?? day));
  return days.map((one) => ({ day: one, at: momentOf(zone, one, 0) }));
}

/** The same time on the wall a week later. */
export const weekLater = (time: string): string => `${earlier(time.slice(0, 10), -7)}${time.slice(10)}`;
