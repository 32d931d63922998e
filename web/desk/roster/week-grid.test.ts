import { expect, test } from "vitest";
import { byDay, dayLater, gapsOf, hoursByDay, hoursOf } from "./week-grid.ts";

/** The week in which Amsterdam's clocks go back. */
const days = ["18T22", "19T22", "20T22", "21T22", "22T22", "23T22", "24T22", "25T23"].map((at, place) => ({
  day: `2026-10-${19 + place}`,
  startsAt: `2026-10-${at}:00:00Z`,
}));
const shift = (startsAt: string, endsAt: string, ...breaks: [string, string][]) => ({
  id: startsAt,
  memberId: "m",
  teamId: "t",
  zone: "Europe/Amsterdam",
  startsAt: `2026-10-${startsAt}:00Z`,
  endsAt: `2026-10-${endsAt}:00Z`,
  breaks: breaks.map(([from, to]) => ({ startsAt: `2026-10-${from}:00Z`, endsAt: `2026-10-${to}:00Z` })),
});
const before = shift("18T20:00", "19T04:00");
const night = shift("24T20:00", "25T05:00", ["25T00:00", "25T00:30"]);

test("a shift stands on the day it begins; what began before the week, on its first", () => {
  const [monday, ...others] = byDay([before, night], days);
  expect(monday).toEqual([before]);
  expect(others.map(({ length }) => length)).toEqual([0, 0, 0, 0, 1, 0]);
});

test("hours are those within the week, without breaks", () => {
  expect(hoursOf([before], days)).toBe(6);
  expect(hoursOf([night], days)).toBe(8.5);
});

test("the day on which the clocks go back has 25 hours", () => {
  const people = Array.from({ length: 169 }, (_, hour) => (hour > 150 ? 1 : 0));
  const hours = hoursByDay(people, days);
  expect(hours.map(({ length }) => length)).toEqual([24, 24, 24, 24, 24, 24, 25]);
  expect(gapsOf(hours[6] ?? []).map(({ from, to }) => (to - from) / 3_600_000)).toEqual([7]);
  expect(gapsOf(hours[0] ?? [])).toHaveLength(1);
});

test("a week later is seven days on", () => {
  expect(dayLater("2026-12-28", 7)).toBe("2027-01-04");
});
