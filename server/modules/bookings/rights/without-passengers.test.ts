import { expect, test } from "vitest";
import type { Booking } from "../../../../contract/bookings.ts";
import { onlyPassengers, withoutPassengers } from "./without-passengers.ts";

const passenger = (id: string, surname: string): Booking["passengers"][number] => ({
  id,
  surname,
  givenName: "A",
  isNameCut: false,
  kind: "adult",
  loyalty: null,
});
const contact = (value: string, passengerId: string | null): Booking["contacts"][number] => ({
  kind: "email",
  value,
  passengerId,
  language: null,
  isAgencys: false,
});
const booking = {
  id: "b",
  passengers: [passenger("P1", "Vries"), passenger("P2", "Jansen")],
  legs: [
    {
      id: "L1",
      seats: [
        { passengerId: "P1", seat: "1A" },
        { passengerId: "P2", seat: "1B" },
      ],
    },
  ],
  services: [{ id: "S", code: "VGML", passengerId: "P1" }],
  checkIns: [],
  remarks: [],
  tickets: [{ number: "1", passengerId: "P1", surname: "Vries" }],
  contacts: [contact("vries@x.nl", null), contact("jansen@x.nl", "P2")],
  wantNoContact: ["P1", null],
} as unknown as Booking;

test("what is one passenger's goes, and the other keeps all", () => {
  const left = withoutPassengers(booking, new Set(["P1"]), ({ value }) => value === "vries@x.nl");
  expect(JSON.stringify(left)).not.toMatch(/vries|P1|1A|VGML/i);
  expect(left.passengers.map(({ surname }) => surname)).toEqual(["Jansen"]);
  expect(left.contacts.map(({ value }) => value)).toEqual(["jansen@x.nl"]);
  expect(left.legs[0]?.seats).toEqual([{ passengerId: "P2", seat: "1B" }]);
});

test("who reads what is theirs reads nothing of who travels with them", () => {
  expect(JSON.stringify(onlyPassengers(booking, new Set(["P1"])))).not.toMatch(/jansen|P2|1B/i);
});
