import { expect, test } from "vitest";
import { readHolidays } from "./holidays.ts";

const event = (...lines: string[]): string[] => ["BEGIN:VEVENT", "DTSTAMP:20260101T000000Z", ...lines, "END:VEVENT"];
const file = (...events: string[][]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", ...events.flat(), "END:VCALENDAR", ""].join("\r\n");

test("whole days are read, also several at once and those of every year; a day stands once", () => {
  const { days, leftOut } = readHolidays(
    file(
      event("UID:1", "DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227", "SUMMARY;LANGUAGE=nl:Kerst"),
      event("UID:2", "DTSTART;VALUE=DATE:20200427", "RRULE:FREQ=YEARLY", "SUMMARY:Koningsdag"),
      event("UID:3", "DTSTART;VALUE=DATE:20261226", "SUMMARY:Boxing Day"),
      event("UID:4", "DTSTART;VALUE=DATE:20190101", "SUMMARY:Long ago"),
    ),
    2026,
  );
  expect(days).toEqual([
    { date: "2026-04-27", name: "Koningsdag" },
    { date: "2026-12-25", name: "Kerst" },
    { date: "2026-12-26", name: "Kerst" },
    { date: "2027-04-27", name: "Koningsdag" },
    { date: "2028-04-27", name: "Koningsdag" },
    { date: "2029-04-27", name: "Koningsdag" },
  ]);
  expect(leftOut).toEqual({ timed: 0, unreadable: 0, tooMany: 0 });
});

test("what is no holiday is left out and counted", () => {
  const { days, leftOut } = readHolidays(
    file(
      event("UID:1", "DTSTART;TZID=Europe/Amsterdam:20261224T150000", "SUMMARY:Party"),
      event("UID:2", "DTSTART:tomorrow", "SUMMARY:Some day"),
      event("UID:3", "DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=SECONDLY", "SUMMARY:Always"),
    ),
    2026,
  );
  expect(days).toEqual([]);
  expect(leftOut).toEqual({ timed: 1, unreadable: 2, tooMany: 0 });
});

test.each([
  ["no calendar at all", "hello"],
  ["nothing within", file()],
  ["cut off within an event", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2026"],
])("%s gives no day", (_what, text) => {
  expect(readHolidays(text, 2026).days).toEqual([]);
});

test("more days than a calendar takes are counted, not taken", () => {
  const { days, leftOut } = readHolidays(
    file(event("UID:1", "DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20270301", "SUMMARY:Sabbatical")),
    2026,
  );
  expect(days).toHaveLength(400);
  expect(leftOut.tooMany).toBe(24);
});
