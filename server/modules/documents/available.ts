/** What there is of a booking now, and what of it may be given to whom. */
import { isDeepStrictEqual } from "node:util";
import type { Booking } from "../../../contract/bookings.ts";
import { now } from "../../platform/context.ts";
import type { DocumentsContext } from "./context.ts";
import { type DocumentRow, keepDocument, keysOf } from "./document.ts";
import { type DocumentKey, factsOf } from "./facts.ts";
import { type BoardingPass, withBarCodes } from "./passes.ts";
import { NoSuchDocument } from "./problems.ts";
import { refresh } from "./refresh.ts";

/** Passes as they are, with their bar codes; none while the reservation system can't be asked: what else there is goes on. */
export async function passesOf(app: DocumentsContext, booking: Booking): Promise<BoardingPass[]> {
  if (booking.state === "cancelled") return [];
  const passes = await app.findPasses(booking.id).catch((error: unknown) => {
    app.log.warn({ err: error }, "boarding passes can't be read now");
    return [];
  });
  return withBarCodes(booking, passes);
}

/** The documents that hold now, made where they were not yet. */
export async function makeAll(
  app: DocumentsContext,
  {
    booking,
    passengerIds,
    passes,
  }: { booking: Booking; passengerIds: readonly string[]; passes: readonly BoardingPass[] },
): Promise<DocumentRow[]> {
  const keys = keysOf(booking, { passengerIds, passes, at: await now(app.db) });
  const made: DocumentRow[] = [];
  for (const key of keys) made.push(await makeOne(app, { booking, key, passes }));
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
  await refresh(app, booking.id, { booking, passes });
  return keepDocument(app.db, key, facts);
}
