/** A table as it is typed, and what can be read of it. Pure. */
import type { UrgencyRow, UrgencySign, UrgencyTable } from "../../../contract/urgency.ts";

export interface TypedRow {
  key: string;
  sign: UrgencySign;
  /** Null where the sign has no time. */
  hours: string | null;
  points: string;
}

export interface TypedTable {
  rows: readonly TypedRow[];
  bands: readonly [string, string, string];
}

export const typedFrom = ({ rows, bands }: UrgencyTable): TypedTable => ({
  rows: rows.map(({ sign, hours, points }) => ({
    key: `${sign} ${hours}`,
    sign,
    hours: hours === null ? null : String(hours),
    points: String(points),
  })),
  bands: [String(bands[0]), String(bands[1]), String(bands[2])],
});

const numberOf = (typed: string): number => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : Number.NaN);

const rowOf = ({ sign, hours, points }: TypedRow): UrgencyRow => ({
  sign,
  hours: hours === null ? null : numberOf(hours),
  points: numberOf(points),
});

export type Fault = "number" | "twice" | "steps";

const isBetween = (number: number, least: number, most: number): boolean => number >= least && number <= most;

/** What keeps a line from being read. */
export function faultOfRow(row: TypedRow, all: readonly TypedRow[]): Fault | null {
  const { hours, points } = rowOf(row);
  if (!isBetween(points, 0, 200) || (hours !== null && !isBetween(hours, 1, 240))) return "number";
  const isSame = (one: TypedRow): boolean => one !== row && one.sign === row.sign && rowOf(one).hours === hours;
  return all.some(isSame) ? "twice" : null;
}

/** The table that was typed; null where a part of it can't be. The browser has no schemas: what they ask is asked here. */
export function tableOf(typed: TypedTable): UrgencyTable | null {
  const { rows, bands } = typed;
  if (rows.some((row) => faultOfRow(row, rows) !== null) || areStepsWrong(typed)) return null;
  const [soon, today, top] = bands;
  return { rows: rows.map(rowOf), bands: [numberOf(soon), numberOf(today), numberOf(top)] };
}

/** Whether the steps rise. */
export function areStepsWrong({ bands }: TypedTable): boolean {
  const steps = bands.map(numberOf);
  return steps.some((one, place) => !isBetween(one, 1, 500) || (place > 0 && one <= (steps[place - 1] ?? 0)));
}
