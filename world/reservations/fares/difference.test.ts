import { describe, expect, test } from "vitest";
import type { Fare } from "../held-booking.ts";
import { differenceOf, involuntaryDifference, refundOf } from "./difference.ts";
import { priceJourney, totalOf } from "./price.ts";
import { unusedOf, withoutSegments } from "./unused.ts";

const legs = [
  { from: "LHR", to: "AMS" },
  { from: "AMS", to: "LIS" },
];
function fareOf(bookingClass: string): Fare {
  const [priced] = priceJourney(legs, { cabin: "economy", bookingClass }, ["adult"]);
  if (!priced) throw new Error("There is no fare.");
  return { ...priced, passengerId: "P1", segmentIds: ["S1", "S2"] };
}
const passengers = [{ id: "P1", type: "adult" as const }];
const all = new Set(["S1", "S2"]);
const given = (from: string, to: string) => ({
  unused: unusedOf([fareOf(from)], all),
  fresh: priceJourney(legs, { cabin: "economy", bookingClass: to }, ["adult"]),
  passengers,
  hasDeparted: false,
});
const amounts = ({ parts }: { parts: { kind: string; amount: { amount: string } }[] }, kind: string): number[] =>
  parts.filter((one) => one.kind === kind).map(({ amount }) => Number(amount.amount));

describe("the difference of a change", () => {
  test("is the new fare less the old one and the fee; charges cancel each other out", () => {
    const priced = differenceOf(given("M", "B"));
    expect(priced.due).toBe(fareOf("B").amount - fareOf("M").amount + 5000);
    expect(priced.parts.reduce((sum, { amount }) => sum + Number(amount.amount), 0)).toBe(priced.due);
  });

  test("loses what is left of a fare that pays nothing back, and pays back what is left of one that does", () => {
    expect(differenceOf(given("M", "L")).due).toBe(5000);
    expect(differenceOf(given("Y", "L")).due).toBe(fareOf("L").amount - fareOf("Y").amount);
  });

  test("doubles the fee after departure, and is none for a fare that can't be changed", () => {
    expect(amounts(differenceOf({ ...given("M", "M"), hasDeparted: true }), "penalty")).toEqual([10_000]);
    expect(() => differenceOf(given("L", "M"))).toThrow("can't be changed");
  });

  test("is nothing in the same cabin when the airline did it, and a share back in a lower one", () => {
    const unused = unusedOf([fareOf("Y")], all);
    expect(involuntaryDifference(unused, { from: "economy", to: "economy", kilometres: 1700 })).toEqual({
      due: 0,
      parts: [],
    });
    const lower = (kilometres: number) =>
      involuntaryDifference(unused, { from: "business", to: "economy", kilometres }).due;
    expect([lower(1500), lower(3500), lower(3501)]).toEqual(
      [0.3, 0.5, 0.75].map((share) => -Math.round(fareOf("Y").amount * share)),
    );
  });
});

describe("what is left of a fare", () => {
  test("is shared out by distance, and nothing is lost between the halves", () => {
    const fare = fareOf("M");
    const half = new Set(["S2"]);
    const [unused] = unusedOf([fare], half);
    const kept = withoutSegments([fare], half);
    expect(totalOf(kept) + (unused?.amount ?? 0) + (unused?.charges ?? 0)).toBe(totalOf([fare]));
    expect(kept[0]).toMatchObject({ segmentIds: ["S1"] });
  });

  test("comes back by the fare's rules; charges always, all of it where the airline is to blame", () => {
    const back = (bookingClass: string, isAll = false) =>
      refundOf(unusedOf([fareOf(bookingClass)], all), { isAll, hasDeparted: false, extras: 2500 }).due;
    const charges = totalOf([fareOf("M")]) - fareOf("M").amount;
    expect(back("M")).toBe(-charges);
    expect(back("B")).toBe(10_000 - fareOf("B").amount - charges);
    expect(back("M", true)).toBe(-totalOf([fareOf("M")]) - 2500);
  });
});
