import { expect, test } from "vitest";
import { aBooking, aLeg, aService } from "./a-booking.ts";
import { whatWasLost } from "./what-was-lost.ts";

const first = { ...aLeg("S1", "Q0900", "2026-12-01T13:05"), seats: [{ passengerId: "P1", seat: "14C" }] };
const second = aLeg("S2", "Q0910", "2026-12-01T16:00");
const before = aBooking({
  legs: [first, second],
  services: [aService("VGML", "P1", "S1"), aService("WCHR", "P2", "S2")],
});

test("what stood on a flight that is given up is wanted on each that came instead", () => {
  const after = aBooking({ legs: [aLeg("S7", "Q0902", "2026-12-02T13:05"), aLeg("S8", "Q0912", "2026-12-02T16:00")] });
  const lost = whatWasLost(before, after);
  expect(lost.services.map(({ code, legId, passengerId }) => `${code} ${legId} ${passengerId}`)).toEqual([
    "VGML S7 P1",
    "WCHR S7 P2",
    "VGML S8 P1",
    "WCHR S8 P2",
  ]);
  expect(lost.seats).toEqual([
    { passengerId: "P1", legId: "S7" },
    { passengerId: "P1", legId: "S8" },
  ]);
});

test("a flight that stays keeps what it has, under whatever number it stands now", () => {
  const after = aBooking({
    legs: [
      { ...first, id: "S9" },
      { ...second, id: "S10", flight: "Q0912" },
    ],
    services: [aService("VGML", "P1", "S9"), aService("WCHR", "P2", "S10")],
  });
  expect(whatWasLost(before, after)).toEqual({ seats: [], services: [] });
});

test("what came along, and what is waited for, is not asked for twice", () => {
  const after = aBooking({
    legs: [first, { ...second, id: "S3", flight: "Q0914" }],
    services: [aService("VGML", "P1", "S1"), { ...aService("WCHR", "P2", "S3"), standing: "requested" }],
  });
  expect(whatWasLost(before, after).services).toEqual([]);
});
