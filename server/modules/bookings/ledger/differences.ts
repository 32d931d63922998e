/** What of a booking is another than it was, thing by thing. Pure. */
import type { Difference } from "../../../../contract/booking-operations.ts";
import type { Booking } from "../../../../contract/bookings.ts";

type Things = Map<string, string>;

/** In the order in which people look; 40 at most. What is only worded or numbered anew is no difference. */
export function differencesOf(before: Booking, after: Booking): Difference[] {
  const state =
    before.state === after.state ? [] : [{ what: "state" as const, before: before.state, after: after.state }];
  const kinds = [
    ["leg", legsOf],
    ["times", timesOf],
    ["seat", seatsOf],
    ["service", servicesOf],
    ["passenger", passengersOf],
    ["ticket", ticketsOf],
    ["contact", contactsOf],
  ] as const;
  return [...state, ...kinds.flatMap(([what, read]) => compare(what, read(before), read(after)))].slice(0, 40);
}

function compare(what: Difference["what"], before: Things, after: Things): Difference[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
    return was === is ? [] : [{ what, before: was, after: is }];
  });
}

/** A leg is one flight on one day, whatever its id. */
const nameOf = ({ flight, departs }: Booking["legs"][number]): string => `${flight} ${departs.local.slice(0, 10)}`;

const standing = (booking: Booking): Booking["legs"] => booking.legs.filter((leg) => leg.standing !== "cancelled");

const legsOf = (booking: Booking): Things =>
  new Map(standing(booking).map((leg) => [nameOf(leg), `${nameOf(leg)} ${leg.from}-${leg.to} ${leg.standing}`]));

const timesOf = (booking: Booking): Things =>
  new Map(standing(booking).map((leg) => [nameOf(leg), `${leg.flight} ${leg.departs.local} ${leg.arrives.local}`]));

const seatsOf = (booking: Booking): Things =>
  new Map(
    standing(booking).flatMap((leg) =>
      leg.seats.map(({ passengerId, seat }) => [`${passengerId} ${nameOf(leg)}`, `${seat} ${nameOf(leg)}`] as const),
    ),
  );

function servicesOf(booking: Booking): Things {
  const legs = new Map(booking.legs.map((leg) => [leg.id, nameOf(leg)]));
  return new Map(
    booking.services
      .filter((one) => one.standing !== "cancelled")
      .map((one) => {
        const where = one.legId === null ? "" : ` ${legs.get(one.legId) ?? ""}`;
        const code = one.kilograms ? `${one.code} ${one.kilograms} kg` : one.code;
        return [`${code} ${one.passengerId ?? ""}${where}`, `${code}${where} ${one.standing}`];
      }),
  );
}

const passengersOf = ({ passengers }: Booking): Things =>
  new Map(passengers.map(({ id, surname, givenName }) => [id, `${surname}/${givenName}`]));

const ticketsOf = ({ tickets }: Booking): Things =>
  new Map(
    tickets.map(({ number, coupons }) => [number, [number, ...new Set(coupons.map((one) => one.status))].join(" ")]),
  );

const contactsOf = ({ contacts }: Booking): Things =>
  new Map(contacts.map(({ kind, value, passengerId }) => [`${kind} ${passengerId ?? ""} ${value}`, value]));
