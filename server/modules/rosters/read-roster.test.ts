import { describe, expect, test } from "vitest";
import type { FileLines } from "./file-line.ts";
import { readRoster } from "./read-roster.ts";

const zone = "Europe/Amsterdam";
const wanted = { zone, now: Date.parse("2026-10-20T00:00:00Z") };
const said = ({ lines }: FileLines): unknown[] =>
  lines.map(({ line, who, laid }) =>
    typeof laid === "string"
      ? [line, who, laid]
      : [line, who, iso(laid.from), iso(laid.to), ...laid.breaks.map(({ from, to }) => `${iso(from)} ${iso(to)}`)],
  );
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);

describe("a table", () => {
  test("is read by the names of its columns, in any order, with commas, semicolons or tabs, quotes and odd line ends", () => {
    const expected = [
      [2, "anna@airline.test", "2026-10-24T20:00", "2026-10-25T05:00", "2026-10-25T00:30 2026-10-25T02:00"],
    ];
    for (const separator of [",", ";", "\t"])
      for (const end of ["\n", "\r\n"]) {
        const cells = [
          ["To", "From", "EMAIL", "Breaks", "date", "Remarks"],
          ["06:00", "22:00", '"anna@airline.test"', "02:30-03:00", "2026-10-24", '"a ""quoted"" word; and, more\n"'],
        ];
        const file = cells.map((row) => row.join(separator)).join(end);
        expect(said(readRoster(`\uFEFF${file}${end}${end}`, wanted))).toEqual(expected);
      }
  });

  test("says of each line what is wrong with it", () => {
    const file = [
      "email,date,from,to,breaks,team",
      "a@x.test,2026-11-23,9:00,17:30,12:30-13:00 15:00-15:15,Nights",
      "b@x.test,2026-11-23,09:00,09:00",
      "c@x.test,23.11.2026,09:00,17:00",
      "d@x.test,2026-02-30,09:00,17:00",
      "e@x.test,2026-11-23,nine,17:00",
      "f@x.test,2026-11-23,09:00,17:00,18:00-18:30",
      "g@x.test,2026-11-23,09:00,17:00,lunch",
      "",
      ",2026-11-23,09:00,24:00",
      "h@x.test,2026-03-29,02:10,02:50",
    ].join("\n");
    const read = readRoster(file, wanted);
    expect(said(read)).toEqual([
      [
        2,
        "a@x.test",
        "2026-11-23T08:00",
        "2026-11-23T16:30",
        "2026-11-23T11:30 2026-11-23T12:00",
        "2026-11-23T14:00 2026-11-23T14:15",
      ],
      [3, "b@x.test", "no-length"],
      [4, "c@x.test", "unreadable"],
      [5, "d@x.test", "unreadable"],
      [6, "e@x.test", "unreadable"],
      [7, "f@x.test", "break-outside"],
      [8, "g@x.test", "unreadable"],
      [10, "", "2026-11-23T08:00", "2026-11-23T23:00"],
      [11, "h@x.test", "no-length"],
    ]);
    expect(read.lines[0]?.team).toBe("Nights");
  });

  test.each([
    ["nothing", "", ["email", "date", "from", "to"]],
    ["another table", "name,hours\nAnna,8", ["email", "date", "from", "to"]],
    ["a column too few", "email,date,from\na@x.test,2026-11-23,09:00", ["to"]],
  ])("%s is told what it misses", (_what, file, missing) => {
    expect(readRoster(file, wanted)).toEqual({ lines: [], more: 0, missing });
  });

  test("more lines than are taken are counted", () => {
    const file = `email,date,from,to\n${"a@x.test,2026-11-23,09:00,17:00\n".repeat(2003)}`;
    expect(readRoster(file, wanted)).toMatchObject({ more: 3 });
  });
});

const event = (...lines: string[]): string[] => ["BEGIN:VEVENT", "DTSTAMP:20260101T000000Z", ...lines, "END:VEVENT"];
const calendar = (...events: string[][]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", ...events.flat(), "END:VCALENDAR", ""].join("\r\n");

describe("a calendar", () => {
  test("gives a shift for each whom an event names, with its breaks, and what repeats as the wall says it", () => {
    const file = calendar(
      event(
        "UID:1",
        "DTSTART;TZID=Europe/Amsterdam:20261023T220000",
        "DTEND;TZID=Europe/Amsterdam:20261024T060000",
        "RRULE:FREQ=DAILY;COUNT=2",
        "ATTENDEE;CN=Anna:mailto:Anna@airline.test",
        "ATTENDEE;CN=Bo:mailto:bo@airline.test",
      ),
      event(
        "UID:2",
        "DTSTART;TZID=Europe/Amsterdam:20261024T020000",
        "DTEND;TZID=Europe/Amsterdam:20261024T023000",
        "CATEGORIES:Break",
        "ATTENDEE:mailto:anna@airline.test",
      ),
      event("UID:3", "DTSTART:20261123T090000Z", "DURATION:PT8H", "SUMMARY:Early (cas@airline.test)"),
      event("UID:4", "DTSTART:20261123T090000", "DTEND:20261123T170000", "SUMMARY:dora@airline.test"),
    );
    expect(said(readRoster(file, wanted))).toEqual([
      [1, "anna@airline.test", "2026-10-23T20:00", "2026-10-24T04:00", "2026-10-24T00:00 2026-10-24T00:30"],
      [2, "bo@airline.test", "2026-10-23T20:00", "2026-10-24T04:00"],
      [3, "anna@airline.test", "2026-10-24T20:00", "2026-10-25T05:00"],
      [4, "bo@airline.test", "2026-10-24T20:00", "2026-10-25T05:00"],
      [5, "cas@airline.test", "2026-11-23T09:00", "2026-11-23T17:00"],
      [6, "dora@airline.test", "2026-11-23T08:00", "2026-11-23T16:00"],
    ]);
  });

  test("says what is no shift", () => {
    const file = calendar(
      event("UID:1", "DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas a@x.test"),
      event("UID:2", "DTSTART:tomorrow", "SUMMARY:b@x.test"),
      event("UID:3", "DTSTART:20261123T090000Z", "SUMMARY:c@x.test"),
      event("UID:4", "DTSTART:20261123T090000Z", "DURATION:PT1M", "RRULE:FREQ=SECONDLY", "SUMMARY:d@x.test"),
      event("UID:5", "DTSTART:20261123T090000Z", "DTEND:20261125T090000Z", "SUMMARY:Somebody"),
    );
    expect(said(readRoster(file, wanted))).toEqual([
      [1, "a@x.test", "unreadable"],
      [2, "b@x.test", "unreadable"],
      [3, "c@x.test", "no-length"],
      [4, "d@x.test", "unreadable"],
      [5, "Somebody", "too-long"],
    ]);
  });
});
