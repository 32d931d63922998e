/** What is written into a booking: a remark, and names put right. */
import type { Desk } from "../desk.ts";
import type { HeldBooking } from "../held-booking.ts";
import { Refused } from "../refused.ts";
import { reissue } from "../tickets/documents.ts";
import type { Outcome } from "./outcome.ts";
import type { ChangeOf } from "./wire.ts";

export function addRemark({ now }: Desk, booking: HeldBooking, { text }: ChangeOf<"remark">): Outcome {
  const remark = { id: `R${booking.remarks.length + 1}`, at: new Date(now()).toISOString(), text };
  return { booking: { ...booking, remarks: [...booking.remarks, remark] } };
}

const lettersAtMost = 3;

/** Up to three letters of a name are a slip; more would be somebody else. The ticket gets the name too. */
export function correctNames({ db, now }: Desk, booking: HeldBooking, { names }: ChangeOf<"name">): Outcome {
  for (const { passengerId, surname, givenName } of names) {
    const passenger = booking.passengers.find(({ id }) => id === passengerId);
    if (!passenger) throw new Refused("INVALID_REQUEST", "There is no such passenger.");
    if (booking.checkIns.some((one) => one.passengerId === passengerId))
      throw new Refused("NOT_ELIGIBLE", "This passenger is checked in.");
    const letters =
      distance(passenger.surname, surname.toUpperCase()) + distance(passenger.givenName, givenName.toUpperCase());
    if (letters > lettersAtMost) throw new Refused("NOT_ELIGIBLE", "This would be another person.");
  }
  const named = {
    ...booking,
    passengers: booking.passengers.map((one) => {
      const name = names.find(({ passengerId }) => passengerId === one.id);
      return name ? { ...one, surname: name.surname.toUpperCase(), givenName: name.givenName.toUpperCase() } : one;
    }),
  };
  const passengerIds = names.map(({ passengerId }) => passengerId);
  return { booking: { ...named, tickets: reissue(db, named, { passengerIds, at: now() }) } };
}

/** How many letters are to be changed, added or left out (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
