import { expect, test } from "vitest";
import * as fc from "fast-check";
import type { SeatFeature, SeatMap, SeatOnMap } from "../../../../contract/aboard.ts";
import { chooseSeats } from "./choose-seats.ts";

const columns = ["A", "B", "C", "", "D", "E", "F"];
const placed: Readonly<Record<string, SeatFeature>> = { A: "window", F: "window", C: "aisle", D: "aisle" };

/** Rows 10 to 14; `free` are the seats that are free. */
const map = (free: readonly string[], more: Partial<SeatOnMap> = {}): SeatMap => ({
  legId: "S1",
  aircraft: null,
  cabins: [
    {
      cabin: "economy",
      columns,
      rows: [10, 11, 12, 13, 14].map((number) => ({
        number,
        isOverWing: false,
        seats: columns.filter(Boolean).map((column) => ({
          column,
          state: free.includes(`${number}${column}`) ? ("free" as const) : ("taken" as const),
          features: [placed[column] ?? "middle"],
          price: null,
          closedTo: [],
          ...more,
        })),
      })),
    },
  ],
});

const adult = (passengerId: string, liked: "window" | "aisle" | "middle" | null = null) => ({
  passengerId,
  kind: "adult" as const,
  needsAssistance: false,
  liked,
});

test("who sat at the window sits at a window", () => {
  expect(chooseSeats(map(["10C", "11B", "12A"]), "economy", [adult("P1", "window")])).toEqual([
    { passengerId: "P1", seat: "12A" },
  ]);
});

test("who flies together sits together, and as they like where that can be", () => {
  const chosen = chooseSeats(map(["10A", "11C", "12B", "12C", "13A"]), "economy", [adult("P1", "aisle"), adult("P2")]);
  expect(chosen).toEqual([
    { passengerId: "P1", seat: "12C" },
    { passengerId: "P2", seat: "12B" },
  ]);
});

test("an aisle parts people", () => {
  const chosen = chooseSeats(map(["10C", "10D", "14E", "14F"]), "economy", [adult("P1"), adult("P2")]);
  expect(chosen.map(({ seat }) => seat)).toEqual(["14E", "14F"]);
});

test("where they can't sit side by side they sit as near as there is room", () => {
  const chosen = chooseSeats(map(["10A", "13F", "14A"]), "economy", [adult("P1"), adult("P2")]);
  expect(chosen.map(({ seat }) => seat)).toEqual(["13F", "14A"]);
});

test("nobody is given what costs money, another cabin, or what is closed to a child", () => {
  const one = [{ ...adult("P1"), kind: "child" as const }];
  expect(chooseSeats(map(["10A"], { price: { amount: "1500", currency: "EUR" } }), "economy", one)).toEqual([]);
  expect(chooseSeats(map(["10A"]), "business", one)).toEqual([]);
  expect(chooseSeats(map(["10A"], { closedTo: ["child"] }), "economy", one)).toEqual([]);
});

test("whatever is free: each gets one free seat of their own, or nobody gets any", () => {
  const all = [10, 11, 12, 13, 14].flatMap((row) => ["A", "B", "C", "D", "E", "F"].map((letter) => `${row}${letter}`));
  fc.assert(
    fc.property(fc.subarray(all), fc.integer({ min: 1, max: 6 }), (free, count) => {
      const sitters = Array.from({ length: count }, (_, n) => adult(`P${n}`));
      const chosen = chooseSeats(map(free), "economy", sitters);
      expect(chosen).toHaveLength(free.length < count ? 0 : count);
      expect(new Set(chosen.map(({ seat }) => seat)).size).toBe(chosen.length);
      expect(chosen.every(({ seat }) => free.includes(seat))).toBe(true);
    }),
  );
});
