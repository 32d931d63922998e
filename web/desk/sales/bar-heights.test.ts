import { expect, test } from "vitest";
import { heightsOf, mostOf } from "./bar-heights.ts";

const items = [{ net: ["0", "10000", "-2500"] }, { net: ["5000", "1", "0"] }];

test("bars share one scale, what was given back stands below, and a cent is still seen", () => {
  const most = mostOf(items);
  expect(items.map(({ net }) => heightsOf(net, most))).toEqual([
    [0, 100, -25],
    [50, 4, 0],
  ]);
});

test("where nothing was sold nothing stands", () => {
  expect(mostOf([])).toBe(0);
  expect(heightsOf(["0"], 0)).toEqual([0]);
});
