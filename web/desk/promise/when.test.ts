import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { readWhen } from "./when.ts";

// A Thursday, 13:00 in Amsterdam.
const now = Date.parse("2026-01-15T12:00:00Z");
const read = (text: string, zone = "Europe/Amsterdam") => {
  const when = readWhen(text, now, zone);
  return when && new Date(when.at).toISOString().slice(0, 16);
};

describe("a time as an agent types it", () => {
  test.each([
    ["minutes", "30 min", "2026-01-15T12:30"],
    ["minutes, with a word before", "in 30 minutes", "2026-01-15T12:30"],
    ["minutes in Dutch", "over 45 minuten", "2026-01-15T12:45"],
    ["an hour and a half", "1h30", "2026-01-15T13:30"],
    ["hours and minutes", "2 h 15 min", "2026-01-15T14:15"],
    ["hours in Dutch", "2 uur", "2026-01-15T14:00"],
    ["half an hour more", "1,5 u", "2026-01-15T13:30"],
    ["days", "2 days", "2026-01-17T12:00"],
    ["a time later today", "14:20", "2026-01-15T13:20"],
    ["a time that has passed is tomorrow's", "9:00", "2026-01-16T08:00"],
    ["tomorrow", "tomorrow 09:00", "2026-01-16T08:00"],
    ["tomorrow in Dutch", "morgen om 9", "2026-01-16T08:00"],
    ["tomorrow without a time is at nine", "tomorrow", "2026-01-16T08:00"],
    ["a day of the week", "fri 8:30", "2026-01-16T07:30"],
    ["a day of the week in Dutch", "maandag 10.15", "2026-01-19T09:15"],
    ["the same day of the week, earlier, is next week's", "thursday 9:00", "2026-01-22T08:00"],
    ["a date", "2026-02-01 16:00", "2026-02-01T15:00"],
    ["an afternoon", "5 pm", "2026-01-15T16:00"],
    ["an airport's zone", "tomorrow 09:00 JFK", "2026-01-16T14:00"],
    ["a city's zone", "tomorrow 09:00 Amsterdam", "2026-01-16T08:00"],
    ["a city's zone, in words", "18:00 in new york", "2026-01-15T23:00"],
  ])("%s: %s", (_what, text, at) => {
    expect(read(text)).toBe(at);
  });

  test.each([
    ["nothing", ""],
    ["words", "soon"],
    ["an hour that no clock has", "25:00"],
    ["a minute that no clock has", "12:75"],
    ["a day that is over", "today 9:00"],
    ["a place we don't know", "tomorrow 09:00 atlantis"],
    ["no time at all", "0 min"],
  ])("is not read from %s", (_what, text) => {
    expect(read(text)).toBeNull();
  });

  test("is tomorrow's wall clock also when the clocks change in the night", () => {
    const eve = Date.parse("2026-03-28T12:00:00Z");
    expect(readWhen("tomorrow 09:00", eve, "Europe/Amsterdam")?.at).toBe(Date.parse("2026-03-29T07:00:00Z"));
    expect(readWhen("tomorrow 02:30", eve, "Europe/Amsterdam")?.at).toBe(Date.parse("2026-03-29T01:30:00Z"));
  });

  test("lies ahead, whatever the time is", () => {
    assert(
      property(
        integer({ min: 0, max: 23 }),
        integer({ min: 0, max: 59 }),
        integer({ min: 0, max: 525_600 }),
        (h, m, later) => {
          const from = now + later * 60_000;
          const when = readWhen(`${h}:${String(m).padStart(2, "0")}`, from, "America/New_York");
          expect(when?.at).toBeGreaterThan(from);
          expect(when?.at).toBeLessThanOrEqual(from + 25 * 3_600_000);
        },
      ),
    );
  });
});
