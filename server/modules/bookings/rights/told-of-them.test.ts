import { expect, test } from "vitest";
import { aBooking } from "../ledger/a-booking.ts";
import { toldOfThem } from "./told-of-them.ts";

const told = (givenName: string, surname = "Wolkenveld") => ({
  kind: "adult" as const,
  givenName,
  surname,
  birthDate: "1984-05-17",
  title: "dr" as const,
  gender: "female" as const,
  loyalty: null,
});

test.each([
  ["what was told of them, however it is written there", [told("Anna"), told("Tom")], ["P1"], ["Anna"]],
  ["of all of them, where all are theirs", [told("Anna"), told("Tom")], ["P1", "P2"], ["Anna", "Tom"]],
  ["nothing of who bears another name", [told("Anna", "Wolk")], ["P1"], []],
])("who reads what was told at a sale reads %s", (_, all, passengerIds, names) => {
  const read = toldOfThem(all, { booking: aBooking(), passengerIds: new Set(passengerIds) });
  expect(read.map(({ givenName }) => givenName)).toEqual(names);
});

test("nothing is read of a booking that is nobody's of theirs", () => {
  expect(toldOfThem([told("Anna")], undefined)).toEqual([]);
});
