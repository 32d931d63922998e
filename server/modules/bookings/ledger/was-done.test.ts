import { expect, test } from "vitest";
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { Booking } from "../../../../contract/bookings.ts";
import { aBooking, aLeg, aService } from "./a-booking.ts";
import { wasDone } from "./was-done.ts";

const before = aBooking();
const meal = { passengerId: "P1", legId: "S1", code: "VGML", text: null };
const seated = (seat: string): Booking["legs"] => [
  { ...aLeg("S1", "Q0900", "2026-12-01T13:05"), seats: [{ passengerId: "P1", seat }] },
];
const ticket = {
  number: "9990000000001",
  passengerId: "P1",
  surname: null,
  kind: "ticket" as const,
  issuedAt: null,
  coupons: [],
};
const mail = { kind: "email" as const, value: "anna@mail.invalid", language: null };

const cases: readonly [string, BookingChange, Partial<Booking>][] = [
  [
    "the seat is theirs",
    { kind: "seats", items: [{ passengerId: "P1", legId: "S1", seat: "14C" }], quoteId: null },
    { legs: seated("14C") },
  ],
  [
    "the meal stands there",
    { kind: "add-services", items: [meal], quoteId: null },
    { services: [aService("VGML", "P1", "S1")] },
  ],
  [
    "one more bag of that weight stands there",
    { kind: "add-services", items: [{ ...meal, code: "XBAG", kilograms: 23 }], quoteId: null },
    { services: [{ ...aService("XBAG", "P1", "S1"), kilograms: 23 }] },
  ],
  [
    "they are checked in",
    { kind: "check-in", items: [{ passengerId: "P1", legId: "S1" }] },
    { checkIns: [{ passengerId: "P1", legId: "S1", sequence: 3, isBoarded: false }] },
  ],
  [
    "the name is the new one",
    { kind: "name", names: [{ passengerId: "P1", surname: "Wölkenveld", givenName: "Anna" }] },
    { passengers: before.passengers.map((one) => ({ ...one, surname: "WOLKENVELD" })) },
  ],
  [
    "the address stands there",
    { kind: "contact", passengerId: "P1", contact: mail },
    { contacts: [{ kind: "email", value: "ANNA@mail.invalid", passengerId: "P1", language: null, isAgencys: false }] },
  ],
  ["it is cancelled", { kind: "cancel", quoteId: "Q" }, { state: "cancelled" }],
  ["there is a ticket", { kind: "issue" }, { tickets: [ticket] }],
  [
    "they fly another flight",
    { kind: "rebook", quoteId: "Q", isWaived: false },
    { legs: [aLeg("S2", "Q0902", "2026-12-02T13:05")] },
  ],
  [
    "the remark is there",
    { kind: "remark", text: "CALL BACK" },
    { remarks: [{ id: "R1", at: "2026-11-02T00:00:00.000Z", text: "CALL BACK" }] },
  ],
];

test.each(cases)("was done where %s", (_why, change, after) => {
  expect(wasDone(change, before, aBooking(after))).toBe("done");
});

test.each(cases.filter(([, { kind }]) => kind !== "name"))("was not done where not %s", (_why, change) => {
  expect(wasDone(change, before, before)).toBe("not-done");
});

test("a name that is still the old one was not done", () => {
  const change: BookingChange = { kind: "name", names: [{ passengerId: "P1", surname: "Anders", givenName: "Anna" }] };
  expect(wasDone(change, before, before)).toBe("not-done");
});

test("one more bag was done only where there is one more, of that weight where the system tells it", () => {
  const bag = (n: number, kilograms?: number) => ({
    ...aService("XBAG", "P1", "S1"),
    id: `V${n}`,
    ...(kilograms && { kilograms }),
  });
  const more: BookingChange = {
    kind: "add-services",
    items: [{ ...meal, code: "XBAG", kilograms: 23 }],
    quoteId: null,
  };
  const one = aBooking({ services: [bag(1, 23)] });
  expect(wasDone(more, one, one)).toBe("not-done");
  expect(wasDone(more, one, aBooking({ services: [bag(1, 23), bag(2, 32)] }))).toBe("not-done");
  expect(wasDone(more, one, aBooking({ services: [bag(1, 23), bag(2, 23)] }))).toBe("done");
  expect(wasDone(more, aBooking({ services: [bag(1)] }), aBooking({ services: [bag(1), bag(2)] }))).toBe("done");
});

test("a service that was refused was not done, and one that is gone was taken away", () => {
  const there = aService("VGML", "P1", "S1");
  const refused = aBooking({ services: [{ ...there, standing: "refused" }] });
  expect(wasDone({ kind: "add-services", items: [meal], quoteId: null }, before, refused)).toBe("not-done");
  const removal: BookingChange = { kind: "remove-services", serviceIds: [there.id] };
  expect(wasDone(removal, aBooking({ services: [there] }), before)).toBe("done");
  expect(wasDone(removal, before, aBooking({ services: [there] }))).toBe("not-done");
});

test("a sale leaves no booking to look at", () => {
  const sale: BookingChange = { kind: "sell", offerId: "O", passengers: [], contacts: [] };
  expect(wasDone(sale, before, before)).toBe("cannot-tell");
});
