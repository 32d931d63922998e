/** Copies of what was erased here are not kept again, however often the airline's systems tell of it. */
import { createHmac } from "node:crypto";
import type { Booking } from "../../../../contract/bookings.ts";
import type { Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { withoutPassengers } from "./without-passengers.ts";

type Marking = Context & { readonly key: Buffer };

const mark = (key: Buffer, of: readonly string[]): Buffer =>
  createHmac("sha256", key)
    .update(JSON.stringify(["bookings.erased", ...of]))
    .digest();

export const markOfPassenger = (key: Buffer, bookingId: string, passengerId: string): Buffer =>
  mark(key, ["passenger", bookingId, passengerId]);
export const markOfContact = (
  key: Buffer,
  bookingId: string,
  { kind, value }: { kind: string; value: string },
): Buffer => mark(key, ["contact", bookingId, kind, value]);
export const markOfFile = (key: Buffer, reference: string): Buffer => mark(key, ["bag-file", reference]);

/** Who keeps copies shares this with others who do, and waits while somebody is erased from them. */
export const shareCopies = async (db: Db): Promise<void> => {
  await db`select pg_advisory_xact_lock_shared(hashtextextended('bookings.copies', 0))`;
};
export const holdCopies = async (db: Db): Promise<void> => {
  await db`select pg_advisory_xact_lock(hashtextextended('bookings.copies', 0))`;
};

/** Null where nobody is left in it. */
export async function withoutErased({ db, key }: Marking, booking: Booking): Promise<Booking | null> {
  await shareCopies(db);
  const passengers = booking.passengers.map(({ id }) => ({ id, hex: hexOf(markOfPassenger(key, booking.id, id)) }));
  const contacts = booking.contacts.map((contact) => hexOf(markOfContact(key, booking.id, contact)));
  const found = new Set(await findMarks(db, [...passengers.map(({ hex }) => hex), ...contacts]));
  if (found.size === 0) return booking;
  const gone = new Set(passengers.filter(({ hex }) => found.has(hex)).map(({ id }) => id));
  const left = withoutPassengers(booking, gone, (contact) => found.has(hexOf(markOfContact(key, booking.id, contact))));
  return left.passengers.length === 0 ? null : left;
}

/** Those of these references that stay gone. */
export async function findErasedFiles({ db, key }: Marking, references: readonly string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  await shareCopies(db);
  const marks = new Map(references.map((one) => [hexOf(markOfFile(key, one)), one]));
  const found = await findMarks(db, [...marks.keys()]);
  return new Set(found.flatMap((hex) => marks.get(hex) ?? []));
}

const hexOf = (mark: Buffer): string => mark.toString("hex");

async function findMarks(db: Db, hexes: readonly string[]): Promise<string[]> {
  const rows = await db<{ hex: string }[]>`
    select encode(mark, 'hex') as hex from bookings.erased where mark = any(${hexes.map((hex) => `\\x${hex}`)}::text[]::bytea[])`;
  return rows.map(({ hex }) => hex);
}
