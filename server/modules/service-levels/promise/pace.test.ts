import { expect, test } from "vitest";
import { secondsPerCase } from "./pace.ts";
import { stepOf, steady } from "./steady.ts";

const waits = (n: number, seconds: number) =>
  Array.from({ length: n }, (_, place) => ({ startedAgo: 3600, endedAgo: Math.max(0, 3600 - (place + 1) * seconds) }));

test("what a case takes is the time that was worked, shared by what was done", () => {
  const one = secondsPerCase(waits(36, 100), [{ ago: 3600, hands: 1 }], 3600);
  expect(one).toBeGreaterThan(95);
  expect(one).toBeLessThan(115);
  const two = secondsPerCase(waits(36, 100), [{ ago: 3600, hands: 2 }], 3600);
  expect(two).toBeGreaterThan(185);
});

test("hours in which nobody waited make nobody slow", () => {
  const early = [...Array(10).keys()].map((place) => ({
    startedAgo: 3600 - place * 100,
    endedAgo: 3500 - place * 100,
  }));
  expect(secondsPerCase(early, [{ ago: 3600, hands: 20 }], 3600)).toBeLessThan(140);
});

test("with nothing seen the usual is assumed", () => {
  expect(secondsPerCase([], [], 3600)).toBe(240);
});

test.each<[string, number | null, number | null, number | null]>([
  ["nothing was told: the next step that can be said", null, 500, 420],
  ["near what is told: it stays", 600, 640, 600],
  ["far from it: another", 600, 900, 900],
  ["it can't be said any more", 600, null, null],
  ["never less than a minute", null, 3, 60],
  ["more than a day is a day", null, 200_000, 86_400],
])("%s", (_why, told, expected, then) => {
  expect(steady(told, expected)).toBe(then);
});

test("a step is the nearest that can be said", () => {
  expect([61, 95, 3500, 100_000].map(stepOf)).toEqual([60, 120, 3600, 86_400]);
});
