import { describe, expect, test } from "vitest";
import { wallAt } from "../../platform/zone.ts";
import { layOut } from "./lay-out.ts";

const hour = 3_600_000;
const on = (zone: string, from: string, to: string, ...breaks: [string, string][]) =>
  layOut({ zone, from, to, breaks: breaks.map(([from, to]) => ({ from, to })) });
const hours = (laid: ReturnType<typeof layOut>): number | string =>
  typeof laid === "string" ? laid : (laid.to - laid.from) / hour;

describe("a shift is as long as it is worked", () => {
  test.each([
    ["by day", "Europe/Amsterdam", "2026-11-23T09:00", "2026-11-23T17:30", 8.5],
    ["over midnight", "Europe/Amsterdam", "2026-11-23T22:00", "2026-11-24T06:00", 8],
    ["up to midnight", "Europe/Amsterdam", "2026-11-23T16:00", "2026-11-24T00:00", 8],
    ["in the night in which the clocks go back", "Europe/Amsterdam", "2026-10-24T22:00", "2026-10-25T06:00", 9],
    ["in the night in which they go forward", "Europe/Amsterdam", "2026-03-28T22:00", "2026-03-29T06:00", 7],
    ["where half an hour is changed", "Australia/Lord_Howe", "2026-04-04T22:00", "2026-04-05T06:00", 8.5],
    ["where nothing is changed", "Asia/Tokyo", "2026-10-24T22:00", "2026-10-25T06:00", 8],
    ["from a time that is skipped: from the change on", "Europe/Amsterdam", "2026-03-29T02:30", "2026-03-29T04:00", 1],
    ["up to a time that is skipped: up to the change", "Europe/Amsterdam", "2026-03-29T00:00", "2026-03-29T02:30", 2],
    ["from a time that comes twice: from the first", "Europe/Amsterdam", "2026-10-25T02:30", "2026-10-25T04:00", 2.5],
    ["up to a time that comes twice: up to the first", "Europe/Amsterdam", "2026-10-25T00:00", "2026-10-25T02:30", 2.5],
  ])("%s", (_why, zone, from, to, long) => {
    expect(hours(on(zone, from, to))).toBe(long);
  });
});

test("who relieves somebody at a time that comes twice or is skipped begins when they end", () => {
  for (const time of ["2026-10-25T02:30", "2026-03-29T02:30"]) {
    const before = on("Europe/Amsterdam", `${time.slice(0, 11)}00:00`, time);
    const after = on("Europe/Amsterdam", time, `${time.slice(0, 11)}08:00`);
    expect(before).toMatchObject({ to: (after as { from: number }).from });
  }
});

describe("what is no shift says why", () => {
  const zone = "Europe/Amsterdam";
  test.each([
    ["ends as it begins", on(zone, "2026-11-23T09:00", "2026-11-23T09:00"), "no-length"],
    ["is skipped whole by the clocks", on(zone, "2026-03-29T02:10", "2026-03-29T02:50"), "no-length"],
    ["ends before it begins", on(zone, "2026-11-23T09:00", "2026-11-23T08:00"), "backwards"],
    ["takes more than a day", on(zone, "2026-11-23T09:00", "2026-11-24T09:01"), "too-long"],
    [
      "has a break before it begins",
      on(zone, "2026-11-23T09:00", "2026-11-23T17:00", ["2026-11-23T08:30", "2026-11-23T09:30"]),
      "break-outside",
    ],
    [
      "has a break that ends before it begins",
      on(zone, "2026-11-23T09:00", "2026-11-23T17:00", ["2026-11-23T12:30", "2026-11-23T12:00"]),
      "break-outside",
    ],
    [
      "has two breaks at once",
      on(
        zone,
        "2026-11-23T09:00",
        "2026-11-23T17:00",
        ["2026-11-23T12:00", "2026-11-23T12:30"],
        ["2026-11-23T12:15", "2026-11-23T12:45"],
      ),
      "breaks-overlap",
    ],
  ])("%s", (_why, laid, fault) => {
    expect(laid).toBe(fault);
  });
});

test("breaks stand in their order, and one that the clocks skip is none", () => {
  const laid = on(
    "Europe/Amsterdam",
    "2026-03-28T22:00",
    "2026-03-29T06:00",
    ["2026-03-29T04:00", "2026-03-29T04:30"],
    ["2026-03-29T02:10", "2026-03-29T02:40"],
    ["2026-03-29T00:30", "2026-03-29T01:00"],
  );
  expect(typeof laid === "string" ? laid : laid.breaks.map(({ from }) => new Date(from).toISOString())).toEqual([
    "2026-03-28T23:30:00.000Z",
    "2026-03-29T02:00:00.000Z",
  ]);
});

test("the wall shows what was said", () => {
  for (const time of ["2026-11-23T00:00", "2026-03-29T23:45"])
    for (const zone of ["Europe/Amsterdam", "Asia/Kathmandu", "America/New_York"]) {
      const laid = layOut({ zone, from: time, to: `${time.slice(0, 11)}23:59`, breaks: [] });
      expect(wallAt(zone, (laid as { from: number }).from)).toBe(time);
    }
});
