/** Documents as rows: made when first sent or opened, one of each that holds. */
import type { Booking } from "../../../contract/bookings.ts";
import type { VoidWhy } from "../../../contract/documents.ts";
import type { Db } from "../../platform/db.ts";
import { type DocumentKey, type Facts, factsOf, fingerprintOf } from "./facts.ts";
import type { BoardingPass } from "../../../contract/aboard.ts";

export interface DocumentRow extends DocumentKey {
  id: string;
  facts: Facts;
  madeAt: Date;
  endsAt: Date;
  voidAt: Date | null;
  voidWhy: VoidWhy | null;
  replacedBy: string | null;
}

export const documentColumns = (db: Db) =>
  db`id, kind, booking_id, leg_id, passenger_ids, facts, made_at, ends_at, void_at, void_why, replaced_by`;

export async function findDocument(db: Db, id: string): Promise<DocumentRow | null> {
  const [row] = await db<DocumentRow[]>`select ${documentColumns(db)} from documents.document where id = ${id}`;
  return row ?? null;
}

/** Those that hold of a booking. */
export const findHolding = (db: Db, bookingId: string): Promise<DocumentRow[]> => db<DocumentRow[]>`
  select ${documentColumns(db)} from documents.document
  where booking_id = ${bookingId} and void_at is null order by made_at, id limit 2000`;

/** What holds now in the place of one that does not: the one after it may be void by now too. */
export async function findNewest(db: Db, id: string | null): Promise<DocumentRow | null> {
  let found = id === null ? null : await findDocument(db, id);
  while (found?.replacedBy) found = await findDocument(db, found.replacedBy);
  return found && found.voidAt === null ? found : null;
}

/**
 * The one that holds, made where there is none. Whatever it shows is what was given: who gives other facts makes the old one void first.
 * What may move in it, a gate or a boarding time, is told to the wallets it was taken to, whoever notices it.
 */
export async function keepDocument(db: Db, key: DocumentKey, facts: Facts): Promise<DocumentRow> {
  const { kind, bookingId, legId, passengerIds } = key;
  const holds = db`booking_id = ${bookingId} and kind = ${kind} and coalesce(leg_id, '') = ${legId ?? ""}
    and passenger_ids = ${[...passengerIds]} and void_at is null`;
  const [made] = await db<DocumentRow[]>`
    with before as (
      select id, facts from documents.document where ${holds}
    ), kept as (
      insert into documents.document (kind, booking_id, leg_id, passenger_ids, facts, fingerprint, ends_at)
      values (${kind}, ${bookingId}, ${legId}, ${[...passengerIds]}, ${db.json(facts as never)}, ${fingerprintOf(facts)}, ${endOf(facts)})
      on conflict (booking_id, kind, (coalesce(leg_id, '')), passenger_ids) where void_at is null
      do update set facts = excluded.facts, ends_at = excluded.ends_at
      where document.fingerprint = excluded.fingerprint
      returning *
    ), moved as (
      update documents.wallet_pass set changed_at = platform.now()
      from kept join before on before.id = kept.id and before.facts <> kept.facts where document_id = kept.id
      returning wallet_pass.id
    ), told as (
      insert into documents.task (kind, about) select 'wallet', id::text from moved
      on conflict (kind, about) do update set next_at = platform.now(), failures = 0
    )
    select ${documentColumns(db)} from kept`;
  if (made) return made;
  const [known] = await db<DocumentRow[]>`
    select ${documentColumns(db)} from documents.document where ${holds}`;
  return known ?? keepDocument(db, key, facts);
}

/** When the last of its flights lands. */
export const endOf = ({ legs, madeAt }: Facts): string =>
  legs
    .map(({ arrives }) => arrives.at)
    .toSorted()
    .at(-1) ?? madeAt;

/** So long before departure there is something to check in for. */
const checkInOpensHours = 30;

/** Every document that there is now for these passengers: the booking, each flight to check in for, each pass. Pure. */
export function keysOf(
  booking: Booking,
  { passengerIds, passes, at }: { passengerIds: readonly string[]; passes: readonly BoardingPass[]; at: Date },
): DocumentKey[] {
  const bookingId = booking.id;
  const theirs = booking.passengers
    .map(({ id }) => id)
    .filter((id) => passengerIds.includes(id))
    .toSorted();
  if (theirs.length === 0) return [];
  const keys: DocumentKey[] = [];
  for (const leg of booking.legs) {
    const left = Date.parse(leg.departs.at) - at.getTime();
    const withPass = theirs.filter((id) => passes.some((pass) => pass.legId === leg.id && pass.passengerId === id));
    for (const id of withPass) keys.push({ kind: "boarding-pass", bookingId, legId: leg.id, passengerIds: [id] });
    const without = theirs.filter((id) => !withPass.includes(id));
    if (without.length > 0 && left > 0 && left < checkInOpensHours * 3_600_000)
      keys.push({ kind: "check-in", bookingId, legId: leg.id, passengerIds: without });
  }
  return [...keys, { kind: "confirmation" as const, bookingId, legId: null, passengerIds: theirs }].filter(
    (key) => factsOf(booking, key, passes) !== null,
  );
}
