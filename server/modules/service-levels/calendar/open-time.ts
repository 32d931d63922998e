/** Time that counts: while a calendar is open and nothing pauses. The one rule that deadlines and reports go by; pure. */
import type { Calendar, Hours } from "../../../../contract/service-rules.ts";
import { dayAfter, dayAt, momentOf, weekdayOf } from "../../../platform/zone.ts";

/** From a moment up to another, the second not in it; milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** So many days ahead are looked at; what needs more is never due. */
const mostDays = 1500;

const known = new WeakMap<Calendar, Map<string, readonly Span[]>>();

/** When it is open on one of its days, in order. */
function spansOf(calendar: Calendar, day: string): readonly Span[] {
  const days = known.get(calendar) ?? new Map<string, readonly Span[]>();
  known.set(calendar, days);
  const found = days.get(day);
  if (found) return found;
  const { zone, week, days: special } = calendar;
  const hours = special.find(({ date }) => date === day)?.hours ?? week[weekdayOf(day)] ?? [];
  const spans = hours
    .map(({ from, to }) => ({ from: momentOf(zone, day, minutesOf(from)), to: momentOf(zone, day, minutesOf(to)) }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from - b.from);
  days.set(day, spans);
  return spans;
}

/** Minutes after midnight of `09:30`; `24:00` is the end of the day. */
export const minutesOf = (time: Hours["from"]): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What counts from a moment on, in order. */
function* counting(calendar: Calendar, from: number, pauses: readonly Span[]): Generator<Span> {
  let day = dayAt(calendar.zone, from);
  for (let n = 0; n < mostDays; n++, day = dayAfter(day))
    for (const span of spansOf(calendar, day))
      if (span.to > from) yield* without({ from: Math.max(from, span.from), to: span.to }, pauses);
}

/** A span's parts that no pause covers. */
function* without(span: Span, pauses: readonly Span[]): Generator<Span> {
  let { from } = span;
  for (const pause of pauses.filter((one) => one.from < span.to && one.to > from).toSorted((a, b) => a.from - b.from)) {
    if (pause.from > from) yield { from, to: pause.from };
    from = Math.max(from, pause.to);
  }
  if (from < span.to) yield { from, to: span.to };
}

interface Counted {
  calendar: Calendar;
  from: number;
  pauses?: readonly Span[];
}

/** The moment at which so many milliseconds have counted; null when that never comes. */
export function momentAfter({ calendar, from, pauses = [] }: Counted, ms: number): number | null {
  if (ms <= 0) return from;
  let left = ms;
  for (const span of counting(calendar, from, pauses)) {
    if (span.to - span.from >= left) return span.from + left;
    left -= span.to - span.from;
  }
  return null;
}

/** How many milliseconds count between two moments. */
export function msBetween({ calendar, from, pauses = [] }: Counted, to: number): number {
  let sum = 0;
  for (const span of counting(calendar, from, pauses)) {
    if (span.from >= to) break;
    sum += Math.min(span.to, to) - span.from;
  }
  return sum;
}

/** Whether it counts at a moment. */
export const isOpenAt = (calendar: Calendar, at: number): boolean =>
  spansOf(calendar, dayAt(calendar.zone, at)).some(({ from, to }) => from <= at && at < to);
