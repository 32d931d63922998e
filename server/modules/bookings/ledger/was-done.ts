/** Whether a booking shows that a change was done, for systems that do not tell and answers that never came. Pure. */
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { Booking } from "../../../../contract/bookings.ts";

/** `cannot-tell`: the booking may look the same either way. */
export type Sign = "done" | "not-done" | "cannot-tell";

const said = (isDone: boolean): Sign => (isDone ? "done" : "not-done");

/** `before` is the booking as it was read just before the change was sent. */
export function wasDone(change: BookingChange, before: Booking, after: Booking): Sign {
  switch (change.kind) {
    case "seats":
      return said(change.items.every((item) => sits(after, item)));
    case "add-services":
      return said(change.items.every((item) => isMore(item, before, after, change.items)));
    case "remove-services":
      return said(change.serviceIds.every((id) => !after.services.some((one) => one.id === id && stands(one))));
    case "check-in":
      return said(
        change.items.every(({ passengerId, legId }) =>
          after.checkIns.some((one) => one.passengerId === passengerId && one.legId === legId),
        ),
      );
    case "name":
      return said(change.names.every((name) => isNamed(after, name)));
    case "contact":
      return said(hasContact(after, change));
    case "cancel":
      return said(after.state === "cancelled");
    case "issue":
      // What was held and is confirmed was paid; some systems write the tickets a little later.
      return said(
        after.state === "confirmed" && (before.state === "held" || after.tickets.length > before.tickets.length),
      );
    case "rebook":
      // Which flights were agreed to stands in the quote alone; nobody else may change it meanwhile without a version of their own.
      return said(flightsOf(before) !== flightsOf(after));
    case "remark":
      return said(
        after.remarks.length > before.remarks.length && after.remarks.some(({ text }) => text === change.text),
      );
    default:
      return "cannot-tell";
  }
}

const stands = ({ standing }: { standing: string }): boolean => standing !== "cancelled" && standing !== "refused";

const sits = ({ legs }: Booking, { legId, passengerId, seat }: { legId: string; passengerId: string; seat: string }) =>
  legs.some((leg) => leg.id === legId && leg.seats.some((one) => one.passengerId === passengerId && one.seat === seat));

interface Asked {
  legId: string;
  passengerId: string;
  code: string;
  kilograms?: number | null | undefined;
}

/** Several bags of one kind are fine: as many more as were asked for, whatever stood there before. */
function isMore(item: Asked, before: Booking, after: Booking, all: readonly Asked[]): boolean {
  const isSame = (one: Asked) =>
    one.code === item.code &&
    one.passengerId === item.passengerId &&
    one.legId === item.legId &&
    (one.kilograms ?? null) === (item.kilograms ?? null);
  return countOf(after, item) - countOf(before, item) >= all.filter(isSame).length;
}

/** Where a system does not tell what a bag weighs, it may be any of its code. */
const countOf = ({ services }: Booking, { legId, passengerId, code, kilograms }: Asked): number =>
  services.filter(
    (one) =>
      one.code === code &&
      one.passengerId === passengerId &&
      one.legId === legId &&
      stands(one) &&
      (!kilograms || !one.kilograms || one.kilograms === kilograms),
  ).length;

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/[^A-Za-z]/g, "")
    .toUpperCase();

/** Also where the system keeps titles behind a given name, or accents nowhere. */
export const isNamed = (
  { passengers }: Booking,
  name: { passengerId: string; surname: string; givenName: string },
): boolean =>
  passengers.some(
    (one) =>
      one.id === name.passengerId &&
      plain(one.surname) === plain(name.surname) &&
      plain(one.givenName).startsWith(plain(name.givenName)),
  );

const hasContact = (
  { contacts }: Booking,
  { passengerId, contact }: Extract<BookingChange, { kind: "contact" }>,
): boolean =>
  contacts.some(
    (one) =>
      one.kind === contact.kind &&
      one.value.toLowerCase() === contact.value.toLowerCase() &&
      (one.passengerId === null || one.passengerId === passengerId),
  );

const flightsOf = ({ legs }: Booking): string =>
  legs
    .filter(stands)
    .map(({ flight, departs }) => `${flight} ${departs.local}`)
    .toSorted()
    .join();
