/** Reads a roster's file, whichever it is. */
import type { FileLines } from "./file-line.ts";
import { readCsv } from "./read-csv.ts";
import { readIcal } from "./read-ical.ts";

const dayMs = 86_400_000;

/** A calendar says so in its first line; all else is a table. What repeats is laid down from a week ago to a quarter of a year ahead. */
export const readRoster = (file: string, { zone, now }: { zone: string; now: number }): FileLines =>
  /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(file)
    ? readIcal(file, { zone, period: { from: now - 7 * dayMs, to: now + 92 * dayMs } })
    : readCsv(file, zone);
