import { expect, test } from "vitest";
import { readRates } from "./read-rates.ts";

const one = { day: "2026-05-20", currency: "USD", rate: "0.92" };

test.each([
  ["a line", "2026-05-20,USD,0.92", [one], []],
  ["a line below the names of its columns", "day,currency,rate\r\n2026-05-20,USD,0.92\r\n", [one], []],
  ["what a spreadsheet of another country writes", '\uFEFF"2026-05-20";"usd";"0,92"', [one], []],
  ["tabs", "2026-05-20\tUSD\t0.92", [one], []],
  ["nothing", "\n\n", [], []],
  ["a day that is none", "2026-05-20,USD,0.92\n2026-02-30,USD,0.92", [one], [2]],
  ["a rate of nothing, and words", "2026-05-20,USD,0\n\n2026-05-20,dollar,1\n2026-05-20,USD", [], [1, 3, 4]],
])("%s is read", (_why, file, items, wrong) => expect(readRates(file)).toEqual({ items, wrong }));

test("more than can be taken at once is said, and not cut off", () => {
  const { wrong } = readRates(Array.from({ length: 1001 }, () => "2026-05-20,USD,0.92").join("\n"));
  expect(wrong).toEqual([1001]);
});
