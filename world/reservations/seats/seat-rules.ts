/** What a seat is like, what it costs, and who may sit on it. Pure. */
import type { Cabin, HeldBooking } from "../held-booking.ts";
import { type Aircraft, blocksOf, type CabinPlan, isWithin } from "./aircraft.ts";

export type ClosedTo = "child" | "infant" | "assistance";

export interface SeatPlace {
  row: number;
  column: string;
}

/** `14C`. */
export function placeOf(seat: string): SeatPlace | null {
  const [, row, column] = /^(\d{1,3})([A-Z])$/.exec(seat) ?? [];
  return row && column ? { row: Number(row), column } : null;
}

export const isSeat = (what: string): boolean => placeOf(what) !== null;

export function featuresOf(aircraft: Aircraft, plan: CabinPlan, { row, column }: SeatPlace): string[] {
  const { columns, rows, cabin } = plan;
  const n = columns.indexOf(column);
  const isWindow = n === 0 || n === columns.length - 1;
  const isAisle = columns[n - 1] === "" || columns[n + 1] === "";
  const isExit = aircraft.exits.includes(row);
  return [
    ...(isWindow ? ["window"] : []),
    ...(isAisle ? ["aisle"] : []),
    ...(!isWindow && !isAisle ? ["middle"] : []),
    ...(isExit ? ["exit", "extra-legroom"] : []),
    ...(row === rows[0] ? ["bulkhead"] : []),
    ...(aircraft.bassinets.includes(row) ? ["bassinet"] : []),
    ...(cabin === "economy" && isWithin(row, aircraft.frontRows) ? ["front"] : []),
    ...(row === rows[1] || aircraft.exits.includes(row + 1) ? ["no-recline"] : []),
    ...(row === rows[1] ? ["near-lavatory"] : []),
    ...(row === rows[0] && cabin !== "economy" ? ["near-galley"] : []),
  ];
}

/** In cents; null where it is included. Whoever paid a fare of Y or B sits anywhere. */
export function priceOf(
  aircraft: Aircraft,
  { cabin, row, bookingClass }: { cabin: Cabin; row: number; bookingClass: string },
): number | null {
  if (cabin !== "economy" || bookingClass === "Y" || bookingClass === "B") return null;
  const isFar = aircraft.code === "77W";
  if (aircraft.exits.includes(row)) return isFar ? 7000 : 2500;
  if (isWithin(row, aircraft.frontRows)) return isFar ? 3500 : 1200;
  return null;
}

/** One infant a block of seats in a row, for there is one oxygen mask more than seats. */
export function closedTo(
  aircraft: Aircraft,
  plan: CabinPlan,
  { at, infants }: { at: SeatPlace; infants: ReadonlySet<string> },
): ClosedTo[] {
  if (aircraft.exits.includes(at.row)) return ["child", "infant", "assistance"];
  const block = blocksOf(plan).find((one) => one.includes(at.column)) ?? "";
  const isFull = [...block].some((column) => column !== at.column && infants.has(`${at.row}${column}`));
  return isFull ? ["infant"] : [];
}

const assistance = new Set(["WCHR", "WCHS", "WCHC", "WCMP", "WCBD", "WCLB", "BLND", "DEAF", "DPNA", "UMNR", "MAAS"]);

/** What somebody is, as far as seats mind. */
export function kindsOf(booking: HeldBooking, passengerId: string, carriers: ReadonlySet<string>): ClosedTo[] {
  const type = booking.passengers.find(({ id }) => id === passengerId)?.type;
  const needsHelp = booking.services.some((one) => one.passengerId === passengerId && assistance.has(one.code));
  return [
    ...(type === "child" ? ["child" as const] : []),
    ...(type === "infant" || carriers.has(passengerId) ? ["infant" as const] : []),
    ...(needsHelp ? ["assistance" as const] : []),
  ];
}
