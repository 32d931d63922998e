/** The reservation system's memory: bookings, and what happened to them, in the order it did. */
import type { DatabaseSync } from "node:sqlite";
import { atOnce } from "../store.ts";
import type { HeldBooking } from "./held-booking.ts";
import { forgetBooking, indexBooking } from "./index-booking.ts";

export type EventKind = "created" | "changed" | "cancelled" | "purged";

export const bookingTables = `
create table if not exists reservation (id text primary key, locator text not null, content text not null) strict;
create index if not exists reservation_locator on reservation (locator);
create table if not exists reservation_before (id text primary key, content text not null) strict;
create table if not exists reservation_event (position integer primary key autoincrement, at integer not null, kind text not null, booking_id text not null) strict;
`;

export function allBookings(db: DatabaseSync): HeldBooking[] {
  return db.prepare("select content from reservation order by id").all().map(contentOf);
}

export function bookingById(db: DatabaseSync, id: string): HeldBooking | null {
  const row = db.prepare("select content from reservation where id = ?").get(id);
  return row ? contentOf(row) : null;
}

export function bookingsByLocator(db: DatabaseSync, locator: string): HeldBooking[] {
  return db.prepare("select content from reservation where locator = ? order by id").all(locator).map(contentOf);
}

/** As it was before its last change, where it was changed. */
export function bookingBefore(db: DatabaseSync, id: string): HeldBooking | null {
  const row = db.prepare("select content from reservation_before where id = ?").get(id);
  return row ? contentOf(row) : null;
}

const contentOf = (row: Record<string, unknown>): HeldBooking => JSON.parse(String(row["content"])) as HeldBooking;

/** Keeps it as it is now, under the next version, and tells of it: both or neither. */
export function keep(
  db: DatabaseSync,
  booking: HeldBooking,
  { kind, at }: { kind: EventKind; at: number },
): HeldBooking {
  return atOnce(db, () => {
    const before = bookingById(db, booking.id);
    const kept = { ...booking, version: String(Number(before?.version ?? 0) + 1) };
    db.prepare(
      "insert into reservation (id, locator, content) values (?, ?, ?) on conflict (id) do update set content = excluded.content",
    ).run(kept.id, kept.recordLocator, JSON.stringify(kept));
    if (before)
      db.prepare(
        "insert into reservation_before (id, content) values (?, ?) on conflict (id) do update set content = excluded.content",
      ).run(kept.id, JSON.stringify(before));
    indexBooking(db, kept);
    tell(db, kept.id, { kind, at });
    return kept;
  });
}

export function purge(db: DatabaseSync, id: string, at: number): void {
  atOnce(db, () => {
    db.prepare("delete from reservation where id = ?").run(id);
    db.prepare("delete from reservation_before where id = ?").run(id);
    forgetBooking(db, id);
    tell(db, id, { kind: "purged", at });
  });
}

/** Tells of it, once more where it was told already. */
export function tell(db: DatabaseSync, id: string, { kind, at }: { kind: EventKind; at: number }): void {
  db.prepare("insert into reservation_event (at, kind, booking_id) values (?, ?, ?)").run(at, kind, id);
  for (const hear of listeners.get(db) ?? []) hear({ id, kind });
}

type Hear = (event: { id: string; kind: EventKind }) => void;
const listeners = new WeakMap<DatabaseSync, Hear[]>();

/** Hears of what is told from now on, within what does it: also of what is then taken back. */
export function listen(db: DatabaseSync, hear: Hear): void {
  listeners.set(db, [...(listeners.get(db) ?? []), hear]);
}

export interface EventRow {
  position: number;
  at: number;
  kind: string;
  bookingId: string;
}

export function eventsAfter(db: DatabaseSync, position: number, limit: number): EventRow[] {
  return db
    .prepare(
      "select position, at, kind, booking_id from reservation_event where position > ? order by position limit ?",
    )
    .all(position, limit)
    .map((row) => ({
      position: Number(row["position"]),
      at: Number(row["at"]),
      kind: String(row["kind"]),
      bookingId: String(row["booking_id"]),
    }));
}

/** The oldest and the newest position that is kept; zeros where nothing happened yet. */
export function reachOfEvents(db: DatabaseSync): { oldest: number; newest: number } {
  const row = db.prepare("select min(position) as oldest, max(position) as newest from reservation_event").get();
  return { oldest: Number(row?.["oldest"] ?? 0), newest: Number(row?.["newest"] ?? 0) };
}

export function forgetEventsUpTo(db: DatabaseSync, position: number): void {
  db.prepare("delete from reservation_event where position <= ?").run(position);
}
