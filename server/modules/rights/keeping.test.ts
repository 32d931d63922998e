import { expect, test } from "vitest";
import { findLate } from "./keeping.ts";

const at = new Date("2026-03-10T12:00:00Z");
const hoursAgo = (hours: number): Date => new Date(at.getTime() - hours * 3_600_000);
const rule = (hours: number | null, doneTo: Date | null) => [
  { kind: "messages" as const, channel: "linkedin", hours, doneTo },
];

test.each([
  ["a rule that was carried out within the hour", 48, hoursAgo(49), []],
  ["a short rule that was missed for long", 48, hoursAgo(53), [{ about: "messages linkedin", hours: 5 }]],
  ["a long rule that waits for its night", 8760, hoursAgo(8760 + 30), []],
  ["a long rule that was missed twice", 8760, hoursAgo(8760 + 60), [{ about: "messages linkedin", hours: 60 }]],
  ["a rule that never ran, as in a new installation", 48, null, []],
  ["what is kept without end", null, hoursAgo(99_999), []],
])("%s", (_what, hours, doneTo, late) => {
  expect(findLate(rule(hours, doneTo), at)).toEqual(late);
});
