import { expect, test } from "vitest";
import { trendOf, waitedAt } from "./trend.ts";

const span = (began: number, ended: number) => ({ began, ended });

test.each([
  ["nothing happens", [], "steady"],
  ["more cease to wait", [span(2, 9)], "better"],
  ["more begin to wait", [span(9, 2)], "worse"],
  ["one more or less is nothing", [span(3, 4)], "steady"],
  ["a tenth is nothing", [span(100, 109)], "steady"],
  ["only the last half hour counts", [span(99, 0), ...Array.from({ length: 6 }, () => span(0, 5))], "better"],
])("%s", (_, pace, direction) => {
  expect(trendOf(pace).direction).toBe(direction);
});

test("how many waited is worked out backwards, and is never less than nobody", () => {
  expect(waitedAt([span(5, 0), span(3, 1), span(0, 4)], 3)).toEqual([5, 7, 3]);
  expect(waitedAt([span(0, 0), span(9, 0)], 2)).toEqual([0, 2]);
});
