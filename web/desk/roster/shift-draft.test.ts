import { describe, expect, test } from "vitest";
import { saidBy, timeOf, type Typed, typedFrom } from "./shift-draft.ts";

const typed = (more: Partial<Typed>): Typed => ({
  memberId: "m",
  teamId: "t",
  zone: "Europe/Amsterdam",
  day: "2026-11-23",
  from: "9",
  to: "17:30",
  breaks: "",
  ...more,
});

test.each([
  ["9", "09:00"],
  ["09:30", "09:30"],
  ["930", "09:30"],
  ["2200", "22:00"],
  ["24", "00:00"],
  ["25", null],
  ["9:60", null],
  ["nine", null],
])("%s is the time %s", (text, time) => {
  expect(timeOf(text)).toBe(time);
});

describe("a shift that is typed", () => {
  test.each([
    ["by day", {}, { from: "2026-11-23T09:00", to: "2026-11-23T17:30", breaks: [] }],
    [
      "with breaks",
      { breaks: "12:30-13, 15:00–15:15" },
      {
        breaks: [
          { from: "2026-11-23T12:30", to: "2026-11-23T13:00" },
          { from: "2026-11-23T15:00", to: "2026-11-23T15:15" },
        ],
      },
    ],
    [
      "over midnight, its break after it",
      { from: "22", to: "6", breaks: "2-2:30, 23:30-0:15" },
      {
        to: "2026-11-24T06:00",
        breaks: [
          { from: "2026-11-24T02:00", to: "2026-11-24T02:30" },
          { from: "2026-11-23T23:30", to: "2026-11-24T00:15" },
        ],
      },
    ],
    ["up to midnight", { from: "16", to: "24" }, { to: "2026-11-24T00:00" }],
  ])("%s", (_what, more, said) => {
    expect(saidBy(typed(more))).toMatchObject(said);
  });

  test.each([
    ["without a day", { day: "" }, null],
    ["without a team", { teamId: "" }, null],
    ["with a time that is none", { to: "late" }, "hours"],
    ["of no length", { from: "9", to: "9:00" }, "no-length"],
    ["with a break that is none", { breaks: "lunch" }, "breaks"],
    ["with a break before it", { breaks: "8-8:30" }, "break-outside"],
    ["with a break of no length", { breaks: "12-12" }, "break-outside"],
  ])("%s says so", (_what, more, fault) => {
    expect(saidBy(typed(more))).toBe(fault);
  });

  test("is what was laid down, when it is opened again", () => {
    expect(
      typedFrom({
        id: "s",
        memberId: "m",
        teamId: null,
        zone: "Europe/Amsterdam",
        startsAt: "2026-10-24T20:00:00Z",
        endsAt: "2026-10-25T05:00:00Z",
        breaks: [{ startsAt: "2026-10-24T23:00:00Z", endsAt: "2026-10-24T23:30:00Z" }],
      }),
    ).toEqual({
      memberId: "m",
      teamId: "",
      zone: "Europe/Amsterdam",
      day: "2026-10-24",
      from: "22:00",
      to: "06:00",
      breaks: "01:00–01:30",
    });
  });
});
