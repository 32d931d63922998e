/** Writes an operation down before anything is sent. */
import { createHash } from "node:crypto";
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { Money } from "../../../../contract/money.ts";
import { whatIsMissing } from "../../../../contract/travellers.ts";
import { atomically, type Context } from "../../../platform/context.ts";
import { storable } from "../../../platform/storable.ts";
import { audit } from "../../staff/index.ts";
import { findKept } from "../kept.ts";
import type { BookingsContext } from "../context.ts";
import { findAbilities } from "../ask.ts";
import { DetailsMissing, OperationTaken } from "../problems.ts";
import { findAllowance } from "./allowances.ts";
import { type Allowed, whatItNeeds } from "./needs.ts";
import { findQuote } from "./quotes.ts";
import { tellMoved } from "./settle.ts";

export interface Asking {
  id: string;
  bookingId: string | null;
  caseId: string | null;
  customerId: string | null;
  expectedVersion: string | null;
  change: BookingChange;
  why: string;
  by: { kind: "agent"; id: string; role: string } | { kind: "system" | "customer"; id: string };
  followsId?: string;
}

/** The same id with the same content is one operation; with other content it is refused. */
export async function prepareOperation(app: BookingsContext, asked: Asking): Promise<void> {
  const asking = storable(asked);
  const { id, bookingId, caseId, customerId, expectedVersion, change, why, by, followsId = null } = asking;
  const hash = createHash("sha256")
    .update(JSON.stringify([bookingId, expectedVersion, change]))
    .digest();
  if (change.kind === "sell") await requireDetails(app, change);
  await atomically(app, async (app) => {
    const { db } = app;
    const { due, isOver } = await priceOf(app, asking);
    const allowed: Allowed = by.kind === "agent" ? await findAllowance(app, by.role) : { waive: null, refund: null };
    const waitsFor = isOver ? null : whatItNeeds(change, due, allowed);
    const [seen] = bookingId === null ? [] : await findKept(db, [bookingId]);
    const { count } = await db`
      insert into bookings.operation
        (id, hash, booking_id, case_id, customer_id, kind, change, expected_version, waits_for, due, by_kind, by_id, why, follows_id,
          before, due_at)
      values (${id}, ${hash}, ${bookingId}, ${caseId}, ${customerId}, ${change.kind}, ${db.json(change)}, ${expectedVersion},
        ${waitsFor}, ${due && db.json(due)}, ${by.kind}, ${by.id}, ${why}, ${followsId},
        ${seen && seen.version === expectedVersion ? db.json(seen) : null},
        ${waitsFor === null ? db`platform.now() + interval '1 second'` : null})
      on conflict (id) do nothing`;
    if (count === 0) {
      const [known] = await db<{ isSame: boolean }[]>`
        select hash = ${hash} and by_id = ${by.id} as is_same from bookings.operation where id = ${id}`;
      if (!known?.isSame) throw OperationTaken();
      return;
    }
    if (isOver)
      await db`
        update bookings.operation set state = 'rejected', outcome = 'refused', refusal = 'OFFER_EXPIRED', settled_at = platform.now(), due_at = null
        where id = ${id}`;
    if (by.kind === "agent")
      await audit(db, {
        actorId: by.id,
        action: `bookings.ask-${change.kind}`,
        subject: bookingId === null ? `customer/${customerId}` : `booking/${bookingId}`,
        detail: id,
      });
    await tellMoved(app, { id, bookingId, caseId });
  });
}

/** What the system must be told is told, or nothing is written down. */
async function requireDetails(app: BookingsContext, sale: Extract<BookingChange, { kind: "sell" }>): Promise<void> {
  const missing = whatIsMissing(sale, (await findAbilities(app)).sale);
  if (missing.length > 0) throw DetailsMissing({ missing });
}

/** What is to be paid or comes back with it, and whether that price is over. */
async function priceOf(app: Context, { change, bookingId }: Asking): Promise<{ due: Money | null; isOver: boolean }> {
  const none = { due: null, isOver: false };
  if (bookingId === null) return none;
  if (change.kind === "issue") {
    const [booking] = await findKept(app.db, [bookingId]);
    return { due: owed(booking?.total ?? null, booking?.paid ?? null), isOver: false };
  }
  if (!("quoteId" in change) || change.quoteId === null) return none;
  const quote = await findQuote(app, { bookingId, quoteId: change.quoteId });
  return quote ? { due: quote.due, isOver: false } : { due: null, isOver: true };
}

const owed = (total: Money | null, paid: Money | null): Money | null =>
  total && {
    ...total,
    amount: String(BigInt(total.amount) - BigInt(paid?.currency === total.currency ? paid.amount : "0")),
  };
