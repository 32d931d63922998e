import { expect, test } from "vitest";
import { doingOf } from "./doing.ts";

test.each([
  ["has a case: handles it, also after their shift", { isHere: true, duty: "off", holds: 1 }, "handling"],
  ["is on shift and has none: is free", { isHere: true, duty: "on", holds: 0 }, "free"],
  ["is here without a roster: is free", { isHere: true, duty: "unplanned", holds: 0 }, "free"],
  ["is in a break of the roster: pauses", { isHere: true, duty: "pause", holds: 0 }, "pause"],
  ["said that they take a break: pauses", { isHere: true, duty: "break", holds: 0 }, "pause"],
  ["is in a meeting: is away", { isHere: true, duty: "away", holds: 0 }, "away"],
  ["looks in on a free day: is not counted", { isHere: true, duty: "off", holds: 0 }, null],
  ["is on shift and shows no sign of life: is missing", { isHere: false, duty: "on", holds: 0 }, "missing"],
  ["left with a case in hand: is missing", { isHere: false, duty: "on", holds: 2 }, "missing"],
  ["is not here in a break: is not missed", { isHere: false, duty: "pause", holds: 0 }, null],
  ["has no roster and is not here: is not missed", { isHere: false, duty: "unplanned", holds: 0 }, null],
] as const)("who %s", (_, seen, doing) => {
  expect(doingOf(seen)).toBe(doing);
});
