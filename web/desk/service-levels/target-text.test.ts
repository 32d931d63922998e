import { describe, expect, test } from "vitest";
import { faultOfTarget, secondsOf, targetsOf, timeOf, type TypedTarget } from "./target-text.ts";

test.each([
  ["30", 1800],
  ["30 min", 1800],
  ["4h", 14_400],
  ["1,5 uur", 5400],
  ["2 d", 172_800],
  ["90 s", 90],
  ["0", 0],
  ["soon", null],
  ["3 weeks", null],
])("%s is a time or none", (typed, seconds) => {
  expect(secondsOf(typed)).toBe(seconds);
});

test.each([60, 1800, 3600, 5400, 172_800, 95])("%i seconds are the same after they were shown", (seconds) => {
  expect(secondsOf(timeOf(seconds, "h"))).toBe(seconds);
});

describe("a line", () => {
  const line = (more: Partial<TypedTarget> = {}): TypedTarget => ({
    key: "a",
    clock: "first-response",
    channel: null,
    language: null,
    topic: null,
    tier: "",
    time: "30 min",
    warn: "5 min",
    calendar: "Office",
    ...more,
  });
  test.each<[string, Partial<TypedTarget>, string | null]>([
    ["that is right", {}, null],
    ["of no time", { time: "0" }, "zero"],
    ["of words", { time: "fast" }, "time"],
    ["of more than ninety days", { time: "91 d" }, "long"],
    ["that warns before it begins", { warn: "30 min" }, "warn"],
    ["of a calendar that is not there", { calendar: "Nights" }, "calendar"],
  ])("%s", (_what, more, fault) => {
    expect(faultOfTarget(line(more), [line(more)], ["Office"])).toBe(fault);
  });

  test("for the same as another, whatever its capitals", () => {
    const all = [line({ tier: "Gold" }), line({ key: "b", tier: "gold " })];
    expect(all.map((one) => faultOfTarget(one, all, ["Office"]))).toEqual([null, "twice"]);
    expect(targetsOf(all, ["Office"])).toBeNull();
  });
});
