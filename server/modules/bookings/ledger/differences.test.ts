import { expect, test } from "vitest";
import { aBooking, aLeg, aService } from "./a-booking.ts";
import { differencesOf } from "./differences.ts";

test("says thing by thing what a rebooking changed, and nothing of what is only numbered anew", () => {
  const before = aBooking({
    legs: [{ ...aLeg("S1", "Q0900", "2026-12-01T13:05"), seats: [{ passengerId: "P1", seat: "14C" }] }],
    services: [aService("VGML", "P1", "S1")],
  });
  const after = aBooking({ version: "2", legs: [aLeg("S2", "Q0900", "2026-12-02T13:05")] });
  expect(differencesOf(before, after)).toEqual([
    { what: "leg", before: "Q0900 2026-12-01 AMS-OSL confirmed", after: null },
    { what: "leg", before: null, after: "Q0900 2026-12-02 AMS-OSL confirmed" },
    { what: "times", before: "Q0900 2026-12-01T13:05 2026-12-01T23:05", after: null },
    { what: "times", before: null, after: "Q0900 2026-12-02T13:05 2026-12-02T23:05" },
    { what: "seat", before: "14C Q0900 2026-12-01", after: null },
    { what: "service", before: "VGML Q0900 2026-12-01 confirmed", after: null },
  ]);
  const numberedAnew = {
    ...before,
    legs: before.legs.map((leg) => ({ ...leg, id: "S9" })),
    services: [aService("VGML", "P1", "S9")],
  };
  expect(differencesOf(before, numberedAnew)).toEqual([]);
  expect(differencesOf(before, { ...before, state: "cancelled" })).toEqual([
    { what: "state", before: "confirmed", after: "cancelled" },
  ]);
});
