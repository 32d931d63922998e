import { expect, test } from "vitest";
import { effectsOf } from "./effect.ts";

const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 5, 9, minutes)).toISOString();
const pace = [
  { at: at(0), began: 4, ended: 1 },
  { at: at(5), began: 2, ended: 6 },
  { at: at(10), began: 0, ended: 5 },
];

test("each deed stands where it was done, with how many waited when its five minutes began", () => {
  const marks = [
    { at: at(2), what: "rule" as const },
    { at: at(7), what: "lent" as const },
    { at: at(12), what: "told" as const },
  ];
  // Now 3 wait: 8 before the last five minutes, 12 before those, 9 at first.
  expect(effectsOf({ marks, pace, waiting: 3 }).map(({ place, waitedThen }) => [place, waitedThen])).toEqual([
    [0, 9],
    [1, 12],
    [2, 8],
  ]);
});

test("what was done before the first span is not shown", () => {
  expect(effectsOf({ marks: [{ at: at(-9), what: "lent" }], pace, waiting: 3 })).toEqual([]);
});
