import { describe, expect, test } from "vitest";
import type { Booking } from "../../../contract/bookings.ts";
import { changesOf } from "./changes.ts";

const time = (local: string) => ({ local, zone: "Europe/Amsterdam", at: `${local}:00.000Z` });
const leg = {
  id: "S1",
  flight: "KL1234",
  operatedBy: null,
  from: "AMS",
  to: "LHR",
  departs: time("2026-12-01T10:00"),
  arrives: time("2026-12-01T11:00"),
  cabin: "economy" as const,
  bookingClass: null,
  terminal: null,
  gate: null,
  standing: "confirmed" as const,
  seats: [{ passengerId: "P1", seat: "14C" }],
};
const meal = { id: "M1", code: "VGML", passengerId: "P1", legId: "S1", standing: "confirmed" as const, isMeal: true };
const anna = { id: "P1", surname: "BERG", givenName: "ANNA", isNameCut: false, kind: "adult" as const, loyalty: null };
const before: Booking = {
  id: "1",
  recordLocator: "QZRQOY",
  owner: "KL",
  version: "1",
  state: "confirmed",
  madeAt: "2026-11-01T00:00:00.000Z",
  holdUntil: null,
  agency: null,
  passengers: [anna],
  legs: [leg],
  services: [meal],
  tickets: [],
  checkIns: [],
  remarks: [],
  total: null,
  paid: null,
  contacts: [],
  wantNoContact: [],
};

describe("of a booking", () => {
  test.each([
    ["another version alone is no change", { version: "2" }, []],
    [
      "times moved",
      { legs: [{ ...leg, departs: time("2026-12-01T12:00"), standing: "changed" as const }] },
      ["times", "unconfirmed"],
    ],
    [
      "another flight is not said to be another time",
      { legs: [{ ...leg, flight: "KL9", departs: time("2026-12-02T10:00") }] },
      ["legs"],
    ],
    ["a seat moved", { legs: [{ ...leg, seats: [{ passengerId: "P1", seat: "2A" }] }] }, ["seats"]],
    ["a meal was lost", { services: [] }, ["services"]],
    [
      "a ticket was written",
      {
        tickets: [
          {
            number: "0742401234567",
            passengerId: "P1",
            surname: null,
            kind: "ticket" as const,
            issuedAt: null,
            coupons: [],
          },
        ],
      },
      ["ticketed"],
    ],
    ["a name was put right", { passengers: [{ ...anna, surname: "VAN DER BERG" }] }, ["passengers"]],
  ])("%s", (_why, change, changes) => {
    expect(changesOf(before, { ...before, ...change })).toEqual(changes);
  });

  test("what was held and is confirmed is confirmed", () => {
    expect(changesOf({ ...before, state: "held" }, before)).toEqual(["confirmed"]);
  });
});
