/** Reads a roster from a table whose first line names its columns. Pure. */
import { dayAfter } from "../../platform/zone.ts";
import { type Column, type FileLine, type FileLines, longestWho, mostLines } from "./file-line.ts";
import { layOut, type Wall } from "./lay-out.ts";
import { readTable, type Row } from "./read-table.ts";

const needed: readonly Column[] = ["email", "date", "from", "to"];

/** Of a cell: a dozen. */
const longestBreaks = 200;

const dayShape = /^20\d\d-\d\d-\d\d$/;
const timeShape = /^(\d{1,2}):(\d{2})(?::00)?$/;
const breakShape = /(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})/g;

/** `email`, `date` (`2026-11-23`), `from`, `to` (`22:00`; up to the next day where it is not later); if wanted `breaks` (`12:30-13:00 15:00-15:15`) and `team`. */
export function readCsv(file: string, zone: string): FileLines {
  const [head, ...rows] = readTable(file);
  const columns = head?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const missing = needed.filter((one) => !columns.includes(one));
  if (missing.length > 0) return { lines: [], more: 0, missing };
  return {
    lines: rows.slice(0, mostLines).map((row) => lineOf(row, columns, zone)),
    more: Math.max(0, rows.length - mostLines),
    missing: [],
  };
}

function lineOf({ line, cells }: Row, columns: readonly string[], zone: string): FileLine {
  const cell = (name: string): string => cells[columns.indexOf(name)] ?? "";
  const wall = wallOf(zone, { date: cell("date"), from: cell("from"), to: cell("to"), breaks: cell("breaks") });
  return {
    line,
    who: cell("email").slice(0, longestWho),
    team: cell("team") || null,
    zone,
    laid: wall === null ? "unreadable" : layOut(wall),
  };
}

/** What ends at a time that is not later than it begins ends the day after; at the very same time it has no length. */
function wallOf(zone: string, typed: { date: string; from: string; to: string; breaks: string }): Wall | null {
  const [day, from, to] = [dayOf(typed.date), timeOf(typed.from), timeOf(typed.to)];
  if (day === null || from === null || to === null) return null;
  const on = (time: string, isAfter: boolean): string => `${isAfter ? dayAfter(day) : day}T${time}`;
  if (typed.breaks.length > longestBreaks || /[^\s,;]/.test(typed.breaks.replaceAll(breakShape, ""))) return null;
  const breaks: Wall["breaks"][number][] = [];
  for (const [, first = "", second = ""] of typed.breaks.matchAll(breakShape)) {
    const [begins, ends] = [timeOf(first), timeOf(second)];
    if (begins === null || ends === null) return null;
    breaks.push({ from: on(begins, begins < from), to: on(ends, ends < from || ends < begins) });
  }
  return { zone, from: on(from, false), to: on(to, to < from), breaks };
}

/** `24:00` is the midnight that `00:00` is. */
function timeOf(typed: string): string | null {
  if (typed === "24:00") return "00:00";
  const [, hours = "", minutes = ""] = timeShape.exec(typed) ?? [];
  const isTime = hours !== "" && Number(hours) < 24 && Number(minutes) < 60;
  return isTime ? `${hours.padStart(2, "0")}:${minutes}` : null;
}

const dayOf = (typed: string): string | null => {
  if (!dayShape.test(typed)) return null;
  const at = Date.parse(`${typed}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(typed) ? typed : null;
};
