import { expect, test } from "vitest";
import type { AssignmentRule } from "../../../contract/assignment.ts";
import { minutesOf, withMinutes, withUnits } from "./rule-draft.ts";

const rule: AssignmentRule = {
  countLanguages: true,
  leastLevel: 2,
  skills: [],
  ladder: [{ afterMinutes: 15, drops: "level" }],
  units: { chat: 3 },
  capacity: 10,
};

test("a step of the ladder is set, changed and, when nothing is typed, taken away", () => {
  expect(minutesOf(rule, "level")).toBe(15);
  expect(minutesOf(rule, "skill")).toBeNull();
  expect(withMinutes(rule, "skill", 30)).toEqual([
    { afterMinutes: 15, drops: "level" },
    { afterMinutes: 30, drops: "skill" },
  ]);
  expect(withMinutes(rule, "level", 20)).toEqual([{ afterMinutes: 20, drops: "level" }]);
  expect(withMinutes(rule, "level", "")).toEqual([]);
});

test("a channel that weighs one unit is not named", () => {
  expect(withUnits(rule, "email", 2)).toEqual({ chat: 3, email: 2 });
  expect(withUnits(rule, "chat", 1)).toEqual({});
  expect(withUnits(rule, "chat", "")).toEqual({});
});
