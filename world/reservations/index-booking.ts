/** What bookings are found by, and what no two may have: worked out of a booking each time it is kept. */
import type { DatabaseSync } from "node:sqlite";
import { carriersOf, dateOf, hasPlaces, type HeldBooking, isLive } from "./held-booking.ts";

export const indexTables = `
create table if not exists place (
  flight text not null, date text not null, booking_id text not null, segment_id text not null, status text not null,
  departs_at integer not null, is_checked_in integer not null, primary key (flight, date, booking_id, segment_id)
) strict, without rowid;
create index if not exists place_of_booking on place (booking_id);
create index if not exists place_checked_in on place (departs_at) where is_checked_in = 1;
create table if not exists taken_seat (
  flight text not null, date text not null, seat text not null, booking_id text not null, passenger_id text not null,
  with_infant integer not null, primary key (flight, date, seat), unique (flight, date, booking_id, passenger_id)
) strict, without rowid;
create index if not exists taken_seat_of_booking on taken_seat (booking_id);
create table if not exists booking_lead (kind text not null, value text not null, booking_id text not null, primary key (kind, value, booking_id)) strict, without rowid;
create index if not exists booking_lead_of_booking on booking_lead (booking_id);
create table if not exists asked_service (
  flight text not null, date text not null, code text not null, booking_id text not null, service_id text not null, status text not null,
  settles_at integer, primary key (flight, date, code, booking_id, service_id)
) strict, without rowid;
create index if not exists asked_service_of_booking on asked_service (booking_id);
create index if not exists asked_service_settles on asked_service (settles_at) where settles_at is not null;
create table if not exists hold (booking_id text primary key, until integer not null) strict;
create index if not exists hold_until on hold (until);
`;

const tables = ["place", "taken_seat", "booking_lead", "asked_service", "hold"] as const;

export function forgetBooking(db: DatabaseSync, id: string): void {
  for (const table of tables) db.prepare(`delete from ${table} where booking_id = ?`).run(id);
}

/** A seat that somebody else has makes it throw: one passenger a seat. */
export function indexBooking(db: DatabaseSync, booking: HeldBooking): void {
  forgetBooking(db, booking.id);
  for (const [kind, value] of leadsOf(booking))
    db.prepare("insert or ignore into booking_lead (kind, value, booking_id) values (?, ?, ?)").run(
      kind,
      value,
      booking.id,
    );
  if (booking.state === "cancelled") return;
  if (booking.state === "held" && booking.holdUntil !== null)
    db.prepare("insert into hold (booking_id, until) values (?, ?)").run(booking.id, Date.parse(booking.holdUntil));
  const carriers = carriersOf(booking);
  // Who was on a flight that does not operate is still on its list.
  for (const segment of booking.segments.filter((one) => isLive(one) || one.status === "UN")) {
    const [flight, date] = [segment.flight, dateOf(segment)];
    const isUnderWay = booking.checkIns.some((one) => one.segmentId === segment.id) && !isFlown(booking, segment.id);
    db.prepare(
      "insert into place (flight, date, booking_id, segment_id, status, departs_at, is_checked_in) values (?, ?, ?, ?, ?, ?, ?)",
    ).run(flight, date, booking.id, segment.id, segment.status, Date.parse(segment.departs.time), isUnderWay ? 1 : 0);
    if (hasPlaces(segment))
      for (const { passengerId, seat } of segment.seats)
        db.prepare(
          "insert into taken_seat (flight, date, seat, booking_id, passenger_id, with_infant) values (?, ?, ?, ?, ?, ?)",
        ).run(flight, date, seat, booking.id, passengerId, carriers.has(passengerId) ? 1 : 0);
    for (const { id, code, status } of booking.services.filter((one) => one.segmentId === segment.id))
      db.prepare(
        "insert into asked_service (flight, date, code, booking_id, service_id, status, settles_at) values (?, ?, ?, ?, ?, ?, ?)",
      ).run(flight, date, code, booking.id, id, status, booking.books.settles[id] ?? null);
  }
}

function isFlown({ tickets }: HeldBooking, segmentId: string): boolean {
  const coupons = tickets.flatMap((one) => one.coupons).filter((one) => one.segmentId === segmentId);
  return coupons.length > 0 && !coupons.some(({ status }) => status === "C" || status === "L");
}

/** By what it can be found: loyalty numbers, and contacts in whichever place they stand. */
function leadsOf({ passengers, contacts, services }: HeldBooking): [kind: string, value: string][] {
  return [
    ...passengers.flatMap(({ loyalty }): [string, string][] =>
      loyalty ? [["loyalty", `${loyalty.programme} ${loyalty.number}`]] : [],
    ),
    ...contacts.map(({ kind, value }): [string, string] => [kind, value]),
    ...services.flatMap((service): [string, string][] => {
      const contact = contactAsked(service);
      return contact ? [[contact.kind, contact.value]] : [];
    }),
  ];
}

/** How somebody can be reached, where a service request says so. */
export function contactAsked({
  code,
  text,
}: Pick<HeldBooking["services"][number], "code" | "text">): { kind: "email" | "phone"; value: string } | null {
  if (text === null || (code !== "CTCE" && code !== "CTCM")) return null;
  const value = text.slice(text.indexOf("/") + 1).replace(/\/[A-Z]{2}$/, "");
  return code === "CTCE" ? { kind: "email", value: readAddress(value) } : { kind: "phone", value: `+${value}` };
}

/** CTCE as agents type it: an @ is //, an underscore .., a dash ./ */
export const typeAddress = (address: string): string =>
  address.toUpperCase().replaceAll("@", "//").replaceAll("_", "..").replaceAll("-", "./");

const readAddress = (typed: string): string =>
  typed.toLowerCase().replace(/\/\/|\.\.|\.\//g, (one) => (one === "//" ? "@" : one === ".." ? "_" : "-"));
