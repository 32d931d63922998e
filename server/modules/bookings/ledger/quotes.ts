/** Prices that were told, for as long as they may be taken. */
import type { Quote, QuoteWanted } from "../../../../contract/fares.ts";
import type { Money } from "../../../../contract/money.ts";
import type { Context } from "../../../platform/context.ts";

export async function keepQuote({ db }: Context, quote: Quote, kind: QuoteWanted["change"]["kind"]): Promise<void> {
  await db`
    insert into bookings.quote (id, booking_id, kind, due_amount, due_currency, expires_at)
    values (${quote.id}, ${quote.bookingId}, ${kind}, ${quote.due.amount}::text::bigint, ${quote.due.currency}, ${quote.expiresAt})
    on conflict (booking_id, id) do update
    set due_amount = excluded.due_amount, due_currency = excluded.due_currency, expires_at = excluded.expires_at`;
}

/** Null where it was never told, or is over. */
export async function findQuote(
  { db }: Context,
  { bookingId, quoteId }: { bookingId: string; quoteId: string },
): Promise<{ due: Money; expiresAt: Date } | null> {
  const [row] = await db<{ amount: string; currency: string; expiresAt: Date }[]>`
    select due_amount::text as amount, due_currency as currency, expires_at from bookings.quote
    where booking_id = ${bookingId} and id = ${quoteId} and expires_at > platform.now()`;
  return row ? { due: { amount: row.amount, currency: row.currency }, expiresAt: row.expiresAt } : null;
}

/** What nobody can take any more; operations keep the price they were asked for. */
export async function forgetQuotes({ db }: Context): Promise<void> {
  await db`delete from bookings.quote where expires_at < platform.now() - interval '1 day'`;
}
