import { expect, test } from "vitest";
import { type Grid, moved } from "./seat-places.ts";

const grid: Grid = [
  ["1A", null, null, "1F"],
  ["12A", "12B", null, "12C"],
  ["14A", "14B", null, null],
];

test.each([
  ["over the aisle", "12B", "ArrowRight", "12C"],
  ["and back", "12C", "ArrowLeft", "12B"],
  ["not beyond the window", "12A", "ArrowLeft", "12A"],
  ["down", "12A", "ArrowDown", "14A"],
  ["to the nearest where the row is narrower", "12C", "ArrowDown", "14B"],
  ["up into another cabin", "12B", "ArrowUp", "1A"],
  ["not beyond the nose", "1F", "ArrowUp", "1F"],
  ["to the first", "14B", "Home", "1A"],
  ["to the last", "1A", "End", "14B"],
  ["nowhere by another key", "1A", "x", "1A"],
])("an arrow leads %s", (_why, from, key, to) => {
  expect(moved(grid, from, key)).toBe(to);
});
