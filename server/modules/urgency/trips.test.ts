import { describe, expect, test } from "vitest";
import type { Booking, Leg, Service } from "../../../contract/bookings.ts";
import { tripsOf } from "./trips.ts";

const leg = (id: string, from: string, to: string, departs: string, arrives: string, more: Partial<Leg> = {}): Leg => ({
  id,
  flight: `KL ${id}`,
  operatedBy: null,
  from,
  to,
  departs: { local: departs, zone: "UTC", at: `${departs}:00Z` },
  arrives: { local: arrives, zone: "UTC", at: `${arrives}:00Z` },
  cabin: "economy",
  bookingClass: null,
  terminal: null,
  gate: null,
  standing: "confirmed",
  seats: [],
  ...more,
});
const first = leg("1", "JFK", "AMS", "2026-12-24T06:00", "2026-12-24T13:00");
const second = leg("2", "AMS", "OSL", "2026-12-24T14:00", "2026-12-24T16:00");
const service = (code: string, more: Partial<Service> = {}): Service => ({
  id: code,
  code,
  passengerId: "P1",
  legId: null,
  standing: "confirmed",
  isMeal: false,
  ...more,
});
const travelling = (
  legs: Leg[],
  services: Service[] = [],
  more: Partial<Booking> = {},
  passengerIds: string[] | null = ["P1"],
) => ({
  booking: { id: "B", state: "confirmed", legs, services, ...more } as Booking,
  passengerIds,
  isProved: true,
});
const told = (flight: string, kind: string, time: string) => ({
  flight,
  date: "2026-12-24",
  kind,
  at: new Date(`2026-12-24T${time}:00Z`),
});
const trips = (of: ReturnType<typeof travelling>, happened: ReturnType<typeof told>[] = [], seen: number[] = []) =>
  tripsOf(of, { told: happened, seen });

describe("the flights of a booking", () => {
  test("are known by number and day, with what operations told of each", () => {
    expect(trips(travelling([second, first]), [told("KL1", "departed", "07:30")])).toMatchObject([
      { flight: "KL1", date: "2026-12-24", departedAt: Date.parse("2026-12-24T07:30Z"), isCancelled: false },
      { flight: "KL2", departedAt: null },
    ]);
  });

  test.each<[string, ReturnType<typeof told>[], Leg[], boolean[]]>([
    ["are caught in time", [], [first, second], [false, false]],
    [
      "are missed when the one before left too late",
      [told("KL1", "departed", "06:50")],
      [first, second],
      [false, true],
    ],
    ["are missed when it landed too late", [told("KL1", "arrived", "13:45")], [first, second], [false, true]],
    [
      "are caught when they left late themselves",
      [told("KL1", "arrived", "13:45"), told("KL2", "departed", "14:40")],
      [first, second],
      [false, false],
    ],
    ["are not missed by one that was cancelled", [told("KL1", "cancelled", "05:00")], [first, second], [false, false]],
    [
      "are not missed a week later",
      [],
      [first, leg("3", "AMS", "JFK", "2026-12-31T09:00", "2026-12-31T16:00")],
      [false, false],
    ],
  ])("%s", (_what, happened, legs, missed) => {
    expect(trips(travelling(legs), happened).map(({ isMissed }) => isMissed)).toEqual(missed);
  });

  test("that were cancelled are rebooked where another leaves from there later", () => {
    const other = leg("9", "AMS", "OSL", "2026-12-24T18:00", "2026-12-24T20:00");
    expect(trips(travelling([first, second, other]), [told("KL2", "cancelled", "12:00")])).toMatchObject([
      { isCancelled: false },
      { isCancelled: true, isRebooked: true },
      { isCancelled: false },
    ]);
    expect(trips(travelling([first, { ...second, standing: "refused" }]))).toMatchObject([
      {},
      { isCancelled: true, isRebooked: false },
    ]);
  });

  test("are begun at the airport where they were seen, or landed between two", () => {
    const seen = Date.parse("2026-12-24T04:00Z");
    const [one, two] = trips(travelling([first, second]), [told("KL1", "arrived", "12:50")], [seen]);
    expect([one?.seenAt, two?.seenAt]).toEqual([seen, Date.parse("2026-12-24T12:50Z")]);
  });

  test("need what is booked for them: a child alone is everybody's, assistance is theirs", () => {
    const services = [
      service("UMNR", { passengerId: "P2", legId: "1" }),
      service("WCHR", { passengerId: "P2" }),
      service("VGML"),
    ];
    expect(trips(travelling([first, second], services)).map(({ needs }) => needs)).toEqual([["minor-alone"], []]);
    expect(trips(travelling([first], services, {}, null)).map(({ needs }) => needs)).toEqual([
      ["minor-alone", "assistance"],
    ]);
    expect(trips(travelling([first], [service("WCHR", { standing: "cancelled" })])).map(({ needs }) => needs)).toEqual([
      [],
    ]);
  });

  test("are none where they cancelled all of it", () => {
    expect(trips(travelling([first], [], { state: "cancelled" }))).toEqual([]);
  });
});
