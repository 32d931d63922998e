/** What there is of a booking now, and what of it may be given to whom. */
import { isDeepStrictEqual } from "node:util";
import type { BoardingPass } from "../../../contract/aboard.ts";
import type { Booking } from "../../../contract/bookings.ts";
import { now } from "../../platform/context.ts";
import type { DocumentsContext } from "./context.ts";
import { type DocumentRow, findHolding, keepDocument, keysOf } from "./document.ts";
import { type DocumentKey, factsOf } from "./facts.ts";
import { NoSuchDocument } from "./problems.ts";
import { refresh } from "./refresh.ts";

interface Wanted {
  booking: Booking;
  passengerIds: readonly string[];
  /** Null: they can't be read now, and those that we gave hold until we know better. */
  passes: readonly BoardingPass[] | null;
}

/** The documents that hold now, made where they were not yet. */
export async function makeAll(
  app: DocumentsContext,
  { booking, passengerIds, passes }: Wanted,
): Promise<DocumentRow[]> {
  const keys = keysOf(booking, { passengerIds, passes: passes ?? [], at: await now(app.db) });
  const given = passes === null ? await findHolding(app.db, booking.id) : [];
  const made = given.filter(
    (one) => one.kind === "boarding-pass" && one.passengerIds.every((id) => passengerIds.includes(id)),
  );
  for (const key of keys)
    if (passes !== null || key.kind !== "check-in")
      made.push(await makeOne(app, { booking, key, passes: passes ?? [] }));
  return made;
}

/** One of them; throws where there is no such. What became void meanwhile is void first. */
export async function makeOne(
  app: DocumentsContext,
  { booking, key, passes }: { booking: Booking; key: DocumentKey; passes: readonly BoardingPass[] },
): Promise<DocumentRow> {
  const facts = factsOf(booking, key, passes);
  if (!facts) throw NoSuchDocument();
  const known = await keepDocument(app.db, key, facts);
  if (isDeepStrictEqual(known.facts, facts)) return known;
  await refresh(app, booking.id);
  return keepDocument(app.db, key, facts);
}
