import { expect, test } from "vitest";
import { demand, minute, openRule, roster } from "../../assignment/index.ts";
import { tryDay, withChange } from "./try-day.ts";

const unchanged = { more: [], move: null, rule: null };
const targets = { urgent: 15, ordinary: 60 };
const rule = { ...openRule, countLanguages: true };
const scene = {
  queries: demand(3, { count: 300, days: 1, queued: 0 }),
  workers: roster(7, { count: 14, days: 1 }),
  rule,
  change: unchanged,
  targets,
};

test("a day without a change is played once, and is the same each time", () => {
  const told: number[] = [];
  const first = tryDay(scene, (percent) => told.push(percent));
  expect(first.changed).toBe(null);
  expect(tryDay(scene, () => undefined)).toEqual(first);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(first.planned.came).toBe(300);
  for (const { p50, p90 } of first.planned.languages) expect(p50).toBeLessThanOrEqual(p90);
});

test("more who speak a language shorten its waits, over the same passengers", () => {
  const more = [{ language: "ja" as const, people: 3, fromHour: 0, toHour: 24 }];
  const { planned, changed } = tryDay({ ...scene, change: { ...unchanged, more } }, () => undefined);
  const ninth = (of: typeof planned | null) => of?.languages.find(({ language }) => language === "ja");
  expect(changed?.came).toBe(planned.came);
  expect(ninth(changed)?.came).toBe(ninth(planned)?.came);
  expect(ninth(changed)?.p90).toBeLessThan(ninth(planned)?.p90 ?? 0);
});

test("another rule is played as it says", () => {
  const { planned, changed } = tryDay({ ...scene, change: { ...unchanged, rule: openRule } }, () => undefined);
  expect(changed?.withinTarget).toBeGreaterThan(planned.withinTarget);
});

test("a shift is moved, and nobody else's", () => {
  const workers = ["anna", "bo"].map((id) => ({
    id,
    levels: {},
    skills: [],
    shifts: [[60 * minute, 120 * minute]] as const,
  }));
  const moved = withChange(workers, { ...unchanged, move: { memberId: "anna", hours: -1 } });
  expect(moved.map(({ shifts }) => shifts[0])).toEqual([
    [0, 60 * minute],
    [60 * minute, 120 * minute],
  ]);
});
