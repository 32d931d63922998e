import { describe, expect, test } from "vitest";
import { calendarOf, faultOfHours, hoursOf, textOf, typedFrom } from "./calendar-text.ts";

describe("hours of a day", () => {
  test.each([
    ["as they are shown", "09:00–12:30, 13:00–17:30", "09:00–12:30, 13:00–17:30"],
    ["short", "9-17", "09:00–17:00"],
    ["without colons", "830-1215; 13-17", "08:30–12:15, 13:00–17:00"],
    ["none", "  ", ""],
  ])("are read %s", (_how, typed, meant) => {
    expect(textOf(hoursOf(typed) ?? [])).toBe(meant);
    expect(faultOfHours(typed)).toBeNull();
  });

  test.each([
    ["words", "all day", "unreadable"],
    ["a time that is none", "9-25", "unreadable"],
    ["an end before the beginning, as over midnight", "22-6", "backwards"],
    ["no time at all", "9-9", "backwards"],
    ["two that overlap", "9-13, 12-17", "overlap"],
  ])("are refused: %s", (_what, typed, fault) => {
    expect(faultOfHours(typed)).toBe(fault);
  });
});

test("a calendar is the same after it was shown and read", () => {
  const calendar = {
    name: "Office",
    zone: "Europe/Amsterdam",
    week: [[{ from: "09:00", to: "17:00" }], [], [], [], [], [], [{ from: "00:00", to: "24:00" }]],
    days: [{ date: "2026-12-25", name: "Christmas", hours: [] }],
  };
  expect(calendarOf(typedFrom(calendar))).toEqual(calendar);
  expect(calendarOf({ ...typedFrom(calendar), zone: "Mars/Olympus" })).toBeNull();
});
