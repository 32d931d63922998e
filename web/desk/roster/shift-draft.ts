/** A shift while it is typed, and what it means. Pure. */
import type { ShiftSaid } from "../../../contract/rosters.ts";
import type { Shift } from "../../kit/wire.ts";
import { hoursOf } from "../service-levels/calendar-text.ts";

export interface Typed {
  memberId: string;
  teamId: string;
  zone: string;
  /** `2026-11-23`: on which it begins. */
  day: string;
  from: string;
  to: string;
  breaks: string;
}

export type TypedFault = "hours" | "breaks" | "no-length" | "break-outside";

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** `9` and `0930` are times too; null where it is none. 24:00 is the next midnight. */
export function timeOf(typed: string): string | null {
  const [, hours = "", minutes = "00"] = /^(\d{1,2}?)(?:[:.]?(\d{2}))?$/.exec(typed.trim()) ?? [];
  if (hours === "" || Number(minutes) > 59) return null;
  if (Number(hours) === 24 && minutes === "00") return "00:00";
  return Number(hours) < 24 ? `${hours.padStart(2, "0")}:${minutes}` : null;
}

/** What was typed as the server is told it, or what is wrong with it; null while something is missing. What is not later than the beginning is of the day after. */
export function saidBy({ day, from, to, breaks, ...rest }: Typed): ShiftSaid | TypedFault | null {
  if (day === "" || from.trim() === "" || to.trim() === "" || rest.teamId === "" || rest.memberId === "") return null;
  const [begins, ends, pauses] = [timeOf(from), timeOf(to), hoursOf(breaks)];
  if (begins === null || ends === null) return "hours";
  const isOver = ends < begins;
  const times = pauses?.map((one) => ({ from: timeOf(one.from), to: timeOf(one.to) }));
  if (!times || times.some((one) => one.from === null || one.to === null)) return "breaks";
  if (begins === ends) return "no-length";
  const on = (time: string): string => `${isOver && time < begins ? dayAfter(day) : day}T${time}`;
  const shift = { from: on(begins), to: `${isOver ? dayAfter(day) : day}T${ends}` };
  const all = times.map((one) => ({ from: on(one.from ?? ""), to: on(one.to ?? "") }));
  if (all.some((one) => one.from < shift.from || one.to > shift.to || one.to <= one.from)) return "break-outside";
  return { ...rest, ...shift, breaks: all };
}

/** Whether what was typed goes over midnight. */
export function isOverMidnight({ from, to }: Pick<Typed, "from" | "to">): boolean {
  const [begins, ends] = [timeOf(from), timeOf(to)];
  return begins !== null && ends !== null && ends < begins;
}

/** What the wall of a zone shows at a moment: `2026-11-23T22:00`. */
export function wallAt(zone: string, at: string | number): string {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return shown.format(new Date(at)).replace(" ", "T");
}

/** A shift as it would be typed. */
export function typedFrom({ memberId, teamId, zone, startsAt, endsAt, breaks }: Shift): Typed {
  const time = (at: string): string => wallAt(zone, at).slice(11);
  return {
    memberId,
    teamId: teamId ?? "",
    zone,
    day: wallAt(zone, startsAt).slice(0, 10),
    from: time(startsAt),
    to: time(endsAt),
    breaks: breaks.map((one) => `${time(one.startsAt)}–${time(one.endsAt)}`).join(", "),
  };
}
