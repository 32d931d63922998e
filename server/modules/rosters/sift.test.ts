import { expect, test } from "vitest";
import { sift } from "./sift.ts";

const at = (memberId: string, from: number, to: number) => ({ memberId, from, to });
const there = [at("anna", 9, 17)];

test.each([
  ["what is free is new", [at("anna", 17, 20)], [["new", null]]],
  ["somebody else's time is free", [at("bo", 9, 17)], [["new", null]]],
  ["what is there is known", [at("anna", 9, 17)], [["known", null]]],
  ["a minute too early overlaps", [at("anna", 16, 20)], [["overlap", null]]],
  [
    "of two wishes that meet the first is taken",
    [at("bo", 9, 17), at("bo", 16, 20), at("bo", 17, 20)],
    [
      ["new", null],
      ["overlap", 0],
      ["new", null],
    ],
  ],
  [
    "the same wish twice is one",
    [at("bo", 9, 17), at("bo", 9, 17)],
    [
      ["new", null],
      ["known", 0],
    ],
  ],
])("%s", (_why, wishes, outcomes) => {
  expect(sift(wishes, there).map(({ outcome, meets }) => [outcome, meets])).toEqual(outcomes);
});
