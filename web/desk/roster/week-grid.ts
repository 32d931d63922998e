/** Where a week's shifts stand, and what stands below them. Pure. */
import type { RosterWeek, Shift } from "../../kit/wire.ts";

const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** So many days later. */
export const dayLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Each of the seven days with its shifts: those that begin on it; what began before the week stands on the first. */
export function byDay(shifts: readonly Shift[], days: RosterWeek["days"]): Shift[][] {
  const begins = days.slice(0, 7).map(({ startsAt }) => Date.parse(startsAt));
  return begins.map((from, place) => {
    const to = Date.parse(days[place + 1]?.startsAt ?? "");
    return shifts.filter(({ startsAt }) => {
      const at = Date.parse(startsAt);
      return at < to && (at >= from || place === 0);
    });
  });
}

/** Hours worked within the week, breaks taken off. */
export function hoursOf(shifts: readonly Shift[], days: RosterWeek["days"]): number {
  const week = { from: Date.parse(days[0]?.startsAt ?? ""), to: Date.parse(days[7]?.startsAt ?? "") };
  const within = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): number =>
    Math.max(0, Math.min(week.to, Date.parse(endsAt)) - Math.max(week.from, Date.parse(startsAt)));
  const ms = shifts.reduce(
    (sum, one) => sum + within(one) - one.breaks.reduce((all, pause) => all + within(pause), 0),
    0,
  );
  return Math.round((ms / hourMs) * 10) / 10;
}

export interface Hour {
  at: number;
  people: number;
}

/** The hours of each day: 23 or 25 where the clocks change. */
export function hoursByDay(people: readonly number[], days: RosterWeek["days"]): Hour[][] {
  const first = Date.parse(days[0]?.startsAt ?? "");
  const hours = people.map((one, place) => ({ at: first + place * hourMs, people: one }));
  return days.slice(0, 7).map(({ startsAt }, place) => {
    const [from, to] = [Date.parse(startsAt), Date.parse(days[place + 1]?.startsAt ?? "")];
    return hours.filter(({ at }) => at >= from && at < to);
  });
}

/** Stretches of a day in which nobody is on shift. */
export function gapsOf(hours: readonly Hour[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  for (const { at, people } of hours) {
    if (people > 0) continue;
    const last = gaps.at(-1);
    if (last?.to === at) last.to = at + hourMs;
    else gaps.push({ from: at, to: at + hourMs });
  }
  return gaps;
}
