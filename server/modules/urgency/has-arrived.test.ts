import { expect, test } from "vitest";
import type { Booking, Leg } from "../../../contract/bookings.ts";
import { hasArrived } from "./has-arrived.ts";

const day = "2026-12-24";
const leg = (id: string, from: string, to: string, departs: string, arrives: string, date = day): Leg => ({
  id,
  flight: `KL ${id}`,
  operatedBy: null,
  from,
  to,
  departs: { local: `${date}T${departs}`, zone: "UTC", at: `${date}T${departs}:00Z` },
  arrives: { local: `${date}T${arrives}`, zone: "UTC", at: `${date}T${arrives}:00Z` },
  cabin: "economy",
  bookingClass: null,
  terminal: null,
  gate: null,
  standing: "confirmed",
  seats: [],
});
const first = leg("1", "JFK", "AMS", "06:00", "13:00");
const second = leg("2", "AMS", "OSL", "14:00", "16:00");
const other = leg("9", "AMS", "OSL", "18:00", "20:00");
const home = leg("5", "OSL", "JFK", "09:00", "18:00", "2026-12-31");
const closedAt = Date.parse(`${day}T13:30Z`);

type Happened = [flight: string, kind: string, time: string];

test.each<[string, Leg[], Happened[], string, boolean, string | null]>([
  ["nothing is known of their trip", [], [], "23:00", false, null],
  ["their only flight is a week away", [home], [], "23:00", false, null],
  ["nothing takes them on", [first, second], [["2", "cancelled", "12:00"]], "23:00", false, null],
  [
    "what takes them on has not landed",
    [first, second, other],
    [
      ["2", "cancelled", "12:00"],
      ["9", "departed", "18:00"],
    ],
    "20:10",
    false,
    "20:15",
  ],
  [
    "it left late",
    [first, second, other],
    [
      ["2", "cancelled", "12:00"],
      ["9", "departed", "19:00"],
    ],
    "20:30",
    false,
    "21:15",
  ],
  ["nobody told that it left", [first, second, other], [["2", "cancelled", "12:00"]], "23:00", false, "32:00"],
  [
    "it landed",
    [first, second, other],
    [
      ["2", "cancelled", "12:00"],
      ["9", "arrived", "19:50"],
    ],
    "19:51",
    true,
    null,
  ],
  [
    "they missed it, and the next one landed",
    [first, second, other],
    [
      ["1", "arrived", "13:50"],
      ["9", "arrived", "20:05"],
    ],
    "21:00",
    true,
    null,
  ],
  ["they flew as planned after all", [first, second, home], [["2", "arrived", "16:02"]], "16:03", true, null],
  ["only the first of two flights landed", [first, second], [["1", "arrived", "12:50"]], "13:40", false, "28:00"],
])("who was stranded: %s", (_what, legs, happened, time, isSo, next) => {
  const booking = { id: "B", state: "confirmed", legs, services: [] } as unknown as Booking;
  const told = happened.map(([id, kind, at]) => ({
    flight: `KL${id}`,
    date: day,
    kind,
    at: new Date(`${day}T${at}Z`),
  }));
  const found = hasArrived([{ booking, passengerIds: null, isProved: false }], { told, closedAt, now: at(time) });
  expect(found).toEqual({ hasArrived: isSo, nextAt: next === null ? null : at(next) });
});

test("of two bookings both must be over", () => {
  const of = (legs: Leg[]) => ({
    booking: { id: "B", state: "confirmed", legs, services: [] } as unknown as Booking,
    passengerIds: null,
    isProved: true,
  });
  const told = [{ flight: "KL1", date: day, kind: "arrived", at: new Date(at("13:00")) }];
  const asked = { told, closedAt, now: at("15:00") };
  expect(hasArrived([of([first])], asked).hasArrived).toBe(true);
  expect(hasArrived([of([first]), of([second])], asked).hasArrived).toBe(false);
});

/** Of that day, past midnight too. */
function at(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return Date.parse(`${day}T00:00Z`) + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}
