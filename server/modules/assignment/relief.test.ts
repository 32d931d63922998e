import { expect, test } from "vitest";
import { openRule } from "./fits.ts";
import { chooseReliefs, type Owed, type Relief } from "./relief.ts";

const owed = (promiseId: string, dueAt: number, language = "nl"): Owed => ({
  promiseId,
  caseId: promiseId,
  dueAt,
  language,
  channel: "x",
  topic: "other",
});
const relief = (id: string, from: number, to: number, levels: Record<string, number> = { nl: 3 }): Relief => ({
  id,
  levels,
  skills: [],
  works: [{ from, to }],
});
const rule = { ...openRule, countLanguages: true };

test.each([
  ["whoever works when it is due", [owed("a", 14)], [relief("bo", 8, 14), relief("cas", 14, 22)], ["cas"]],
  ["nobody where nobody does", [owed("a", 14)], [relief("bo", 8, 14)], [null]],
  ["nobody who does not speak the language", [owed("a", 14, "th")], [relief("bo", 8, 22)], [null]],
  [
    "by turns, the next due first",
    [owed("c", 16), owed("a", 14), owed("b", 15)],
    [relief("bo", 8, 22), relief("cas", 8, 22)],
    ["bo", "cas", "bo"],
  ],
])("a promise goes to %s", (_whom, promises, reliefs, expected) => {
  expect(chooseReliefs(promises, reliefs, rule).map(({ to }) => to)).toEqual(expected);
});
