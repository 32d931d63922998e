import { expect, test } from "vitest";
import { coverage } from "./coverage.ts";

const hour = 3_600_000;
const at = (from: number, to: number, ...breaks: [number, number][]) => ({
  from: from * hour,
  to: to * hour,
  breaks: breaks.map(([from, to]) => ({ from: from * hour, to: to * hour })),
});
const period = { from: 0, to: 6 * hour, stepMs: hour };

test.each([
  ["nobody", [], [0, 0, 0, 0, 0, 0]],
  ["one for two hours", [at(1, 3)], [0, 1, 1, 0, 0, 0]],
  ["two who meet for half an hour", [at(1, 3), at(2.5, 4)], [0, 1, 1.5, 1, 0, 0]],
  ["one who has a break", [at(1, 4, [2.25, 2.75])], [0, 1, 0.5, 1, 0, 0]],
  ["a break over the hour", [at(1, 4, [2.5, 3.5])], [0, 1, 0.5, 0.5, 0, 0]],
  ["who began before and stays longer", [at(-3, 9)], [1, 1, 1, 1, 1, 1]],
  ["who was there before, or comes later", [at(-3, 0), at(6, 8), at(-9, -8)], [0, 0, 0, 0, 0, 0]],
])("%s", (_what, shifts, people) => {
  expect(coverage(shifts, period)).toEqual(people);
});

test("a last step that is shorter counts whole whoever works through it", () => {
  expect(coverage([at(0, 3)], { from: 0, to: 2.5 * hour, stepMs: hour })).toEqual([1, 1, 1]);
});
