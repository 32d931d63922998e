import { describe, expect, test } from "vitest";
import { later } from "./moments.ts";

const day = 86_400_000;

describe("the same moment of another period", () => {
  test.each([
    ["an hour a day before", "2026-03-02T09:00", "hour", -day, "2026-03-01T09:00"],
    ["a day a week before", "2026-03-02", "day", -7 * day, "2026-02-23"],
    ["a week 52 before", "2026-03-02", "week", -364 * day, "2025-03-03"],
    ["none where days would begin at another hour", "2026-03-02", "day", -day / 2, null],
    ["none where weeks would begin on another day", "2026-03-02", "week", -day, null],
  ] as const)("is %s", (_what, group, by, ms, expected) => {
    expect(later(group, by, ms)).toBe(expected);
  });
});
