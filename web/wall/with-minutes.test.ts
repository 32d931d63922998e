import { expect, test } from "vitest";
import type { ServiceRule, Target } from "../../contract/service-rules.ts";
import { withMinutes } from "./with-minutes.ts";

const target = (seconds: number, warnSeconds: number): Target => ({
  channel: null,
  language: null,
  topic: null,
  tier: null,
  clock: "first-response",
  seconds,
  warnSeconds,
  calendar: "Round the clock",
});
const rule: ServiceRule = { calendars: [], targets: [target(3600, 600), target(60, 59)] };

test.each([
  ["half the time, half the warning", 0, 30, { seconds: 1800, warnSeconds: 300 }],
  ["twice the time, twice the warning", 0, 120, { seconds: 7200, warnSeconds: 1200 }],
  ["a warning before the time is over", 1, 2, { seconds: 120, warnSeconds: 118 }],
])("%s; the others stay", (_, place, minutes, wanted) => {
  const { targets } = withMinutes(rule, place, minutes);
  expect(targets[place]).toMatchObject(wanted);
  expect(targets[1 - place]).toEqual(rule.targets[1 - place]);
});
