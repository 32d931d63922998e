import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../../contract/service-rules.ts";
import { momentAfter, msBetween } from "./open-time.ts";
import { dayAt, momentOf } from "../../../platform/zone.ts";

const closed: Calendar["week"] = [[], [], [], [], [], [], []];
const office = (more: Partial<Calendar> = {}): Calendar => ({
  name: "Office",
  zone: "Europe/Amsterdam",
  week: closed.map((_, day) =>
    day < 5
      ? [
          { from: "09:00", to: "12:30" },
          { from: "13:00", to: "17:30" },
        ]
      : [],
  ),
  days: [],
  ...more,
});
const always = (zone: string): Calendar => ({
  name: "Always",
  zone,
  week: closed.map(() => [{ from: "00:00", to: "24:00" }]),
  days: [],
});

const hour = 3_600_000;
const due = (calendar: Calendar, from: string, hours: number, pauses: [string, string][] = []): string | null => {
  const at = momentAfter(
    {
      calendar,
      from: Date.parse(from),
      pauses: pauses.map(([from, to]) => ({ from: Date.parse(from), to: Date.parse(to) })),
    },
    hours * hour,
  );
  return at === null ? null : new Date(at).toISOString();
};

describe("when a time is over", () => {
  test.each<[string, Calendar, string, number, string]>([
    ["within the hours", office(), "2026-11-23T09:00:00Z", 1, "2026-11-23T10:00:00.000Z"],
    ["over lunch", office(), "2026-11-23T11:00:00Z", 1, "2026-11-23T12:30:00.000Z"],
    ["asked at night", office(), "2026-11-23T02:00:00Z", 1, "2026-11-23T09:00:00.000Z"],
    ["over the weekend", office(), "2026-11-27T16:00:00Z", 1, "2026-11-30T08:30:00.000Z"],
    ["to the very end of a day", office(), "2026-11-27T15:30:00Z", 1, "2026-11-27T16:30:00.000Z"],
    [
      "over a holiday",
      office({ days: [{ date: "2026-12-25", name: "Christmas", hours: [] }] }),
      "2026-12-24T16:00:00Z",
      1,
      "2026-12-28T08:30:00.000Z",
    ],
    [
      "on a Saturday that is open",
      office({ days: [{ date: "2026-11-28", name: "Snow", hours: [{ from: "10:00", to: "12:00" }] }] }),
      "2026-11-27T16:30:00Z",
      1,
      "2026-11-28T10:00:00.000Z",
    ],
    [
      "over the night in spring that is an hour short",
      always("Europe/Amsterdam"),
      "2026-03-28T23:00:00Z",
      23,
      "2026-03-29T22:00:00.000Z",
    ],
    [
      "over the night in autumn that is an hour long",
      always("Europe/Amsterdam"),
      "2026-10-24T22:00:00Z",
      25,
      "2026-10-25T23:00:00.000Z",
    ],
    [
      "where half an hour is changed",
      always("Australia/Lord_Howe"),
      "2026-04-04T13:00:00Z",
      24.5,
      "2026-04-05T13:30:00.000Z",
    ],
  ])("%s", (_why, calendar, from, hours, then) => {
    expect(due(calendar, from, hours)).toBe(then);
  });

  test("is put off by what pauses it, as far as that lies within the hours", () => {
    const pause: [string, string] = ["2026-11-23T10:30:00Z", "2026-11-23T14:00:00Z"];
    expect(due(office(), "2026-11-23T10:00:00Z", 1, [pause])).toBe("2026-11-23T14:30:00.000Z");
  });

  test("never comes where a calendar opens too seldom", () => {
    const week = closed.map((_, day) => (day === 0 ? [{ from: "09:00", to: "09:01" }] : []));
    expect(due(office({ week }), "2026-11-23T10:00:00Z", 24)).toBeNull();
  });
});

describe("hours of the night in which the clocks change", () => {
  const night = always("Europe/Amsterdam");
  const hours = (from: string, to: string): Calendar => ({
    ...night,
    week: night.week.map(() => [{ from, to }]),
  });
  test.each([
    ["begin at the change where their beginning is skipped", "02:30", "04:00", "2026-03-29", 1],
    ["are none where they are skipped whole", "02:10", "02:50", "2026-03-29", 0],
    ["last an hour longer where they come twice", "02:00", "04:00", "2026-10-25", 3],
  ])("%s", (_why, from, to, day, expected) => {
    const [begin, end] = [momentOf(night.zone, day, 0), momentOf(night.zone, day, 1440)];
    expect(msBetween({ calendar: hours(from, to), from: begin }, end) / hour).toBe(expected);
  });
});

describe("whatever the calendar", () => {
  const two = (n: number): string => String(n).padStart(2, "0");
  const clock = (quarter: number): string => `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
  const hoursOfDay = fc
    .uniqueArray(fc.nat(96), { maxLength: 8 })
    .map((quarters) => quarters.toSorted((a, b) => a - b))
    .map((marks) =>
      Array.from({ length: Math.floor(marks.length / 2) }, (_, n) => ({
        from: clock(marks[n * 2] ?? 0),
        to: clock(marks[n * 2 + 1] ?? 0),
      })),
    );
  const firstDay = Date.UTC(2026, 0, 1);
  const date = fc.nat(365).map((n) => new Date(firstDay + n * 24 * hour).toISOString().slice(0, 10));
  const calendar: fc.Arbitrary<Calendar> = fc.record({
    name: fc.constant("Any"),
    zone: fc.constantFrom(
      "Europe/Amsterdam",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "Africa/Casablanca",
      "UTC",
    ),
    week: fc.array(hoursOfDay, { minLength: 7, maxLength: 7 }).filter((week) => week.some((hours) => hours.length > 0)),
    days: fc.uniqueArray(fc.record({ date, name: fc.constant("Day"), hours: hoursOfDay }), {
      maxLength: 12,
      selector: (day) => day.date,
    }),
  });
  const moment = fc.integer({ min: firstDay, max: firstDay + 365 * 24 * hour });
  const span = fc.integer({ min: 1, max: 60 * hour });
  const pauses = fc.array(
    fc.tuple(moment, span).map(([from, ms]) => ({ from, to: from + ms })),
    { maxLength: 4 },
  );

  test("what is added is what is measured", () => {
    const check = (calendar: Calendar, from: number, ms: number, pauses: { from: number; to: number }[]): void => {
      const at = momentAfter({ calendar, from, pauses }, ms);
      fc.pre(at !== null);
      expect(msBetween({ calendar, from, pauses }, at)).toBe(ms);
    };
    fc.assert(fc.property(calendar, moment, span, pauses, check));
  });

  test("two stretches add up, and none is less than nothing or more than the clock's", () => {
    const check = (calendar: Calendar, from: number, first: number, second: number): void => {
      const [middle, to] = [from + first, from + first + second];
      const whole = msBetween({ calendar, from }, to);
      expect(msBetween({ calendar, from }, middle) + msBetween({ calendar, from: middle }, to)).toBe(whole);
      expect(whole).toBeGreaterThanOrEqual(0);
      expect(whole).toBeLessThanOrEqual(first + second);
    };
    fc.assert(fc.property(calendar, moment, span, span, check));
  });

  test("who asks later is not due earlier, nor is who may take longer", () => {
    const check = (calendar: Calendar, from: number, later: number, ms: number, more: number): void => {
      const at = momentAfter({ calendar, from }, ms);
      fc.pre(at !== null);
      expect(momentAfter({ calendar, from: from + later }, ms) ?? Infinity).toBeGreaterThanOrEqual(at);
      expect(momentAfter({ calendar, from }, ms + more) ?? Infinity).toBeGreaterThanOrEqual(at);
    };
    fc.assert(fc.property(calendar, moment, span, span, span, check));
  });

  test("nothing is due on a day on which it is closed", () => {
    const check = (calendar: Calendar, from: number, ms: number): void => {
      const at = momentAfter({ calendar, from }, ms);
      fc.pre(at !== null);
      const day = dayAt(calendar.zone, at - 1);
      const isClosed = calendar.days.some(({ date, hours }) => date === day && hours.length === 0);
      expect(isClosed).toBe(false);
    };
    fc.assert(fc.property(calendar, moment, span, check));
  });

  test("round the clock is the clock itself, in every zone", () => {
    const check = (zone: string, from: number, ms: number): void => {
      expect(momentAfter({ calendar: always(zone), from }, ms)).toBe(from + ms);
    };
    fc.assert(
      fc.property(fc.constantFrom("UTC", "Europe/Amsterdam", "Asia/Kolkata", "America/St_Johns"), moment, span, check),
    );
  });
});
