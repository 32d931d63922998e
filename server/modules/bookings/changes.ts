/** What of a booking became another, in few words for the timeline. Pure. */
import type { Booking } from "../../../contract/bookings.ts";

export const bookingChanges = [
  "times",
  "legs",
  "seats",
  "services",
  "passengers",
  "ticketed",
  "unconfirmed",
  "confirmed",
  "contacts",
] as const;
export type BookingChange = (typeof bookingChanges)[number];

/** In the order in which they matter; empty where nothing that people see is another. */
export function changesOf(before: Booking, after: Booking): BookingChange[] {
  const differs = (what: (booking: Booking) => unknown): boolean =>
    JSON.stringify(what(before)) !== JSON.stringify(what(after));
  const hasNewLegs = differs(({ legs }) => legs.map(({ flight, from, to }) => [flight, from, to]));
  const tests: Record<BookingChange, boolean> = {
    legs: hasNewLegs,
    times: !hasNewLegs && differs(({ legs }) => legs.map(({ departs, arrives }) => [departs.at, arrives.at])),
    unconfirmed: unconfirmed(after) > unconfirmed(before),
    confirmed: unconfirmed(after) < unconfirmed(before) || (before.state === "held" && after.state === "confirmed"),
    ticketed: after.tickets.length > before.tickets.length,
    passengers: differs(({ passengers }) => passengers.map(({ id, surname, givenName }) => [id, surname, givenName])),
    seats: differs(({ legs }) =>
      legs.map(({ seats }) => seats.map(({ passengerId, seat }) => `${passengerId} ${seat}`).toSorted()),
    ),
    services: differs(({ services }) =>
      services.map(({ id, code, standing }) => `${id} ${code} ${standing}`).toSorted(),
    ),
    contacts: differs(({ contacts }) => contacts.map(({ kind, value }) => `${kind} ${value}`).toSorted()),
  };
  return bookingChanges.filter((change) => tests[change]);
}

const unconfirmed = ({ legs }: Booking): number => legs.filter(({ standing }) => standing !== "confirmed").length;
