import { expect, test } from "vitest";
import type { AssignmentRule } from "../../contract/assignment.ts";
import { changeOf, nothingTyped } from "./trial-draft.ts";

const rule: AssignmentRule = { countLanguages: true, leastLevel: 2, skills: [], ladder: [], units: {}, capacity: null };
const none = { more: [], move: null, rule: null };

test.each([
  ["nothing typed: nothing changed", {}, none],
  [
    "more who speak a language",
    { language: "ja", people: 2 },
    { ...none, more: [{ language: "ja", people: 2, fromHour: 8, toHour: 16 }] },
  ],
  ["hours that end before they begin: none", { language: "ja", fromHour: 16, toHour: 8 }, null],
  ["a shift moved", { memberId: "m", hours: -3 }, { ...none, move: { memberId: "m", hours: -3 } }],
  ["a shift moved by nothing is not moved", { memberId: "m", hours: 0 }, none],
  ["languages that do not count", { level: "any" }, { ...none, rule: { ...rule, countLanguages: false } }],
  ["a language well spoken", { level: "3" }, { ...none, rule: { ...rule, leastLevel: 3 } }],
] as const)("%s", (_, typed, change) => {
  expect(changeOf({ ...nothingTyped, ...typed }, rule)).toEqual(change);
});

test("a level waits for the rule it changes", () => {
  expect(changeOf({ ...nothingTyped, level: "1" }, undefined)).toBe(null);
});
