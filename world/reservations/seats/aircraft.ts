/** The three kinds of aircraft and how they are seated. */
import type { Cabin } from "../held-booking.ts";
import { airportOf, minutesBetween } from "../schedule/airports.ts";
import type { Flight } from "../schedule/flight.ts";

export interface CabinPlan {
  cabin: Cabin;
  /** From left to right; an empty one is an aisle. */
  columns: readonly string[];
  rows: readonly [first: number, last: number];
}

export interface Aircraft {
  code: string;
  cabins: readonly CabinPlan[];
  /** Beside a door: room for legs, and only for those who can help to open it. */
  exits: readonly number[];
  /** Where a cot hangs on the wall. */
  bassinets: readonly number[];
  overWing: readonly [first: number, last: number];
  /** Where the crew rests. */
  blockedRows: readonly number[];
  /** Middle seats that stay empty. */
  blockedColumns: Readonly<Partial<Record<Cabin, readonly string[]>>>;
  /** At the front of economy, sooner out. */
  frontRows: readonly [first: number, last: number];
}

const regional: Aircraft = {
  code: "E75",
  cabins: [
    { cabin: "business", columns: ["A", "C", "", "D", "F"], rows: [1, 3] },
    { cabin: "economy", columns: ["A", "C", "", "D", "F"], rows: [4, 23] },
  ],
  exits: [12],
  bassinets: [],
  overWing: [10, 15],
  blockedRows: [23],
  blockedColumns: {},
  frontRows: [4, 6],
};

const narrow: Aircraft = {
  code: "738",
  cabins: [
    { cabin: "business", columns: ["A", "B", "C", "", "D", "E", "F"], rows: [1, 4] },
    { cabin: "economy", columns: ["A", "B", "C", "", "D", "E", "F"], rows: [5, 29] },
  ],
  exits: [15, 16],
  bassinets: [5],
  overWing: [12, 19],
  blockedRows: [],
  blockedColumns: { business: ["B", "E"] },
  frontRows: [5, 7],
};

const long: Aircraft = {
  code: "77W",
  cabins: [
    { cabin: "business", columns: ["A", "", "D", "G", "", "K"], rows: [1, 8] },
    { cabin: "premium", columns: ["A", "C", "", "D", "E", "F", "", "H", "K"], rows: [10, 13] },
    { cabin: "economy", columns: ["A", "B", "C", "", "D", "E", "F", "G", "", "H", "J", "K"], rows: [20, 45] },
  ],
  exits: [31],
  bassinets: [10, 20],
  overWing: [22, 34],
  blockedRows: [45],
  blockedColumns: {},
  frontRows: [20, 23],
};

/** By how long it flies; the smallest only on the hub's short ones. */
export function aircraftOf({ from, to, isOfBank }: Flight): Aircraft {
  const minutes = minutesBetween(airportOf(from), airportOf(to));
  if (minutes > 300) return long;
  return isOfBank && minutes < 80 ? regional : narrow;
}

export const planOf = ({ cabins }: Aircraft, cabin: Cabin): CabinPlan | null =>
  cabins.find((one) => one.cabin === cabin) ?? null;

/** The cabins that a flight has, from the front. */
export const cabinsOf = (flight: Flight): Cabin[] => aircraftOf(flight).cabins.map(({ cabin }) => cabin);

export const isWithin = (row: number, [first, last]: readonly [number, number]): boolean => row >= first && row <= last;

/** The seats to the left and right of each aisle: `ABC`, `DEF`. */
export const blocksOf = ({ columns }: CabinPlan): string[] =>
  columns
    .join("|")
    .split("||")
    .map((one) => one.replaceAll("|", ""));
