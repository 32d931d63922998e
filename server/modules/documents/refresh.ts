/** Finds which documents of a booking hold no longer: each is void once, replaced where there is a new one, and said so wherever it went. */
import { isDeepStrictEqual } from "node:util";
import type { BoardingPass } from "../../../contract/aboard.ts";
import type { Booking } from "../../../contract/bookings.ts";
import type { VoidWhy } from "../../../contract/documents.ts";
import { atomically, now } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { findKept } from "../bookings/index.ts";
import type { DocumentsContext } from "./context.ts";
import { type DocumentRow, endOf, findHolding, keepDocument } from "./document.ts";
import { documentsChanged } from "./events.ts";
import { type Facts, factsOf, whyVoid } from "./facts.ts";
import { prolongLinks } from "./link.ts";
import { passesOf } from "./read-passes.ts";
import { noteVoid } from "./wallet/saved.ts";

/** False where passes can't be read now: those that we gave are left as they are then. Outside of any transaction: it asks the reservation system. */
export async function refresh(app: DocumentsContext, bookingId: string): Promise<boolean> {
  const at = await now(app.db);
  // Whoever has landed needs none of them any more.
  const holding = (await findHolding(app.db, bookingId)).filter(({ endsAt }) => endsAt > at);
  if (holding.length === 0) return true;
  const [booking = null] = await findKept(app.db, [bookingId]);
  const passes = await passesFor(app, booking, holding);
  for (const document of holding) {
    if (document.kind === "boarding-pass" && passes === null) continue;
    const after = booking && factsOf(booking, document, passes ?? []);
    const why = whyVoid(document.facts, after, booking);
    if (why !== null) await makeVoid(app, { document, after, why });
    else if (after && !isDeepStrictEqual(after, document.facts)) await keepDocument(app.db, document, after);
    if (after) await prolongLinks(app, bookingId, endOf(after));
  }
  return passes !== null;
}

async function passesFor(
  app: DocumentsContext,
  booking: Booking | null,
  holding: readonly DocumentRow[],
): Promise<BoardingPass[] | null> {
  const needsThem = holding.some(({ kind }) => kind === "boarding-pass");
  if (!booking || booking.state === "cancelled" || !needsThem) return [];
  return passesOf(app, booking);
}

/** The first who finds it void says so; what is to be told is kept with it, and told by whoever comes next. */
const makeVoid = (
  app: DocumentsContext,
  { document, after, why }: { document: DocumentRow; after: Facts | null; why: VoidWhy },
): Promise<void> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      update documents.document set void_at = platform.now(), void_why = ${why} where id = ${document.id} and void_at is null`;
    if (count === 0) return;
    const next = after && why !== "cancelled" ? await keepDocument(app.db, document, after) : null;
    if (next) await app.db`update documents.document set replaced_by = ${next.id} where id = ${document.id}`;
    await app.db`
      insert into documents.notice (document_id, case_id, account_id, thread_id, customer_id, language)
      select distinct on (s.case_id, s.account_id) ${document.id}::uuid, s.case_id, s.account_id, s.thread_id, s.customer_id, s.language
      from documents.sending s where s.document_id = ${document.id} order by s.case_id, s.account_id, s.at desc
      on conflict do nothing`;
    await noteVoid(app, { documentId: document.id, nextId: next?.id ?? document.id });
    const cases = await app.db<
      { caseId: string }[]
    >`select distinct case_id from documents.sending where document_id = ${document.id}`;
    await emit(app, documentsChanged, cases);
  });
