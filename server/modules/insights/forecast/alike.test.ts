import { describe, expect, test } from "vitest";
import { momentOf, wallAt } from "../../../platform/zone.ts";
import { operationOf } from "../../service-levels/index.ts";
import { alike, asSundays, daysLike, type Level, levelOf } from "./alike.ts";

const zone = "Europe/Amsterdam";
const named = (...days: string[]) => ({ zone, holidays: new Map(days.map((day) => [day, day])) });
const usual = named();
const hourMs = 3_600_000;

/** What the clocks showed at each hour of a day that it is compared with. */
function shownOn(day: number, at: number, operation = usual, level: Level = asSundays): string[] {
  const { stretches } = alike({ operation, level, hour: at, since: 0 });
  return stretches
    .filter((one) => one.day === day)
    .flatMap(({ from, to }) => Array.from({ length: (to - from) / hourMs }, (_, n) => wallAt(zone, from + n * hourMs)));
}
const hours = (date: string, from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => `${date}T${String(from + n).padStart(2, "0")}:00`);

describe("an hour is compared with the same one on the clocks", () => {
  test.each([
    ["on a usual day", "2026-05-20", "2026-05-13"],
    ["on the Monday after the clocks went forward", "2026-03-30", "2026-03-23"],
    ["on the Saturday after", "2026-04-04", "2026-03-28"],
    ["on the Monday after they went back", "2026-10-26", "2026-10-19"],
    ["on the Saturday after", "2026-10-31", "2026-10-24"],
  ])("%s", (_when, day, before) => {
    const at = momentOf(zone, day, 9 * 60);
    expect(shownOn(1, at)).toEqual(hours(before, 6, 21));
    expect(alike({ operation: usual, level: asSundays, hour: at, since: 0 })).toMatchObject({
      days: 6,
      isYesterday: false,
    });
  });

  test("in the night that has no two o'clock, and a week later", () => {
    const on = shownOn(1, momentOf(zone, "2026-03-29", 0));
    expect(on).toEqual([...hours("2026-03-21", 21, 24), ...hours("2026-03-22", 0, 2), ...hours("2026-03-22", 3, 13)]);
    const after = shownOn(1, momentOf(zone, "2026-04-05", 0));
    // What was skipped is taken from the hour that came in its place.
    expect(after.slice(3, 8).map((shown) => shown.slice(11, 13))).toEqual(["00", "01", "03", "03", "04"]);
  });

  test("in the night that has it twice: both are as two o'clock was", () => {
    const on = shownOn(1, momentOf(zone, "2026-10-25", 0));
    expect(on.slice(3, 8)).toEqual([...hours("2026-10-18", 0, 3), "2026-10-18T02:00", "2026-10-18T03:00"]);
  });

  test("where too little is known, with yesterday's, or with none", () => {
    const at = momentOf(zone, "2026-05-20", 9 * 60);
    const of = (days: number) =>
      alike({ operation: usual, level: asSundays, hour: at, since: at - days * 24 * hourMs });
    expect([of(9).days, of(9).isYesterday]).toEqual([1, false]);
    expect([of(3).days, of(3).isYesterday]).toEqual([1, true]);
    expect(of(1).days).toBe(0);
  });
});

describe("the days that are like", () => {
  const christmas = named("2026-12-25", "2026-12-26");
  const asWeekdays: Level = { like: "weekdays", factor: 1 };
  test.each<[string, string, Level, string[]]>([
    ["a Friday are Fridays", "2026-12-18", asSundays, ["2026-12-11", "2026-12-04"]],
    ["Christmas are the Sundays before", "2026-12-25", asSundays, ["2026-12-20", "2026-12-13"]],
    ["Christmas are its weekdays where earlier holidays were", "2026-12-25", asWeekdays, ["2026-12-18", "2026-12-11"]],
    [
      "the Saturday after Boxing Day are Saturdays that were no holiday",
      "2027-01-02",
      asSundays,
      ["2026-12-19", "2026-12-12"],
    ],
    ["the Friday after Christmas too", "2027-01-01", asSundays, ["2026-12-18", "2026-12-11"]],
  ])("%s", (_what, day, level, first) => {
    expect(daysLike(day, christmas, level).slice(0, 2)).toEqual(first);
    expect(daysLike(day, christmas, level)).toHaveLength(6);
  });

  test("change within the hours that are foretold where a holiday begins", () => {
    const on = shownOn(1, momentOf(zone, "2026-12-24", 20 * 60), christmas);
    expect(on).toEqual([...hours("2026-12-17", 17, 24), ...hours("2026-12-20", 0, 8)]);
  });
});

test.each<[string, Parameters<typeof levelOf>[0], Level["like"], number]>([
  ["nothing is known", [], "sundays", 1],
  ["they were as Sundays", [{ came: 500, sundays: 500, weekdays: 1000 }], "sundays", 1],
  ["they were as their weekdays", [{ came: 1000, sundays: 500, weekdays: 1000 }], "weekdays", 1],
  ["one was half a Sunday", [{ came: 250, sundays: 500, weekdays: 1000 }], "sundays", Math.SQRT1_2],
])("where %s of earlier holidays, the next is taken for such", (_what, earlier, like, factor) => {
  const level = levelOf(earlier);
  expect(level.like).toBe(like);
  expect(level.factor).toBeCloseTo(factor);
});

test("the operation's clocks are those of a calendar in a zone, and no longer day is a holiday", () => {
  const day = [{ from: "09:00", to: "17:00" }];
  const week = [day, day, day, day, day, [], []];
  const calendar = { name: "Office", zone, week, days: [] };
  const days = [
    { date: "2026-12-25", name: "Christmas", hours: [] },
    { date: "2026-12-26", name: "Boxing Day", hours: [] },
    { date: "2026-12-27", name: "Sales", hours: day },
  ];
  const found = operationOf([
    { ...calendar, name: "Shipped", zone: "UTC" },
    { ...calendar, days },
  ]);
  expect([found.zone, [...found.holidays]]).toEqual([
    zone,
    [
      ["2026-12-26", "Boxing Day"],
      ["2026-12-25", "Christmas"],
    ],
  ]);
});
