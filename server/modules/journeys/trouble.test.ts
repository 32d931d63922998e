import { describe, expect, test } from "vitest";
import { isTrouble, stepOf, urgencyOf } from "./trouble.ts";

describe("a touchpoint", () => {
  test.each([
    ["a step that was done is no trouble", "check-in", "done", 0],
    ["a failed check-in puts today's trip in trouble", "check-in", "failed", 2],
    ["so it does when the step's own name says so", "check-in-failed", "done", 2],
    ["by any name of it", "online-check-in", "error", 2],
    ["a refused bag", "bag-drop", "refused", 2],
    ["a boarding pass that would not come", "boarding-pass", "failed", 2],
    ["who is turned away at the gate is stranded", "boarding", "denied", 3],
    ["who missed the connection is stranded", "transfer", "missed", 3],
    ["a payment can be made again", "payment", "declined", 1],
    ["a search without a find is nobody's trouble", "search", "nothing-found", 0],
    ["a word nobody has heard of", "hovercraft", "failed", 1],
  ])("%s", (_why, kind, outcome, urgency) => {
    expect(urgencyOf({ kind, outcome })).toBe(urgency);
    expect(isTrouble({ kind, outcome })).toBe(urgency > 0);
  });

  test("is of one step, whatever its name says of its end", () => {
    expect(["check-in", "check-in-failed"].map(stepOf)).toEqual(["check-in", "check-in"]);
  });
});
