/** A quote that somebody comes back with. */
import { demandPayment } from "../changes/money.ts";
import type { Payment } from "../changes/wire.ts";
import type { Desk } from "../desk.ts";
import type { HeldBooking } from "../held-booking.ts";
import { Refused } from "../refused.ts";
import { recall, use } from "./asked.ts";
import type { RememberedQuote } from "./quote.ts";

type QuoteOf<K extends RememberedQuote["kind"]> = Extract<RememberedQuote, { kind: K }>;

/** As it was said, if it was of this kind of change and for the booking as it is now. */
export function quoted<K extends RememberedQuote["kind"]>(
  { db, now }: Desk,
  booking: HeldBooking,
  { quoteId, kind }: { quoteId: string; kind: K },
): QuoteOf<K> {
  const said = recall<RememberedQuote>(db, { id: quoteId, kind: "quote", bookingId: booking.id, now: now() });
  if (said.kind !== kind) throw new Refused("INVALID_REQUEST", "This price is of another change.");
  if (said.bookingVersion !== booking.version)
    throw new Refused("OFFER_EXPIRED", "The booking was changed after this price was said.");
  return said as QuoteOf<K>;
}

interface Spent {
  quoteId: string;
  kind: "seats" | "services";
  items: readonly object[];
  payment: Payment | null | undefined;
}

/** Uses it, once, for just the items it was said of. */
export function spendOn(desk: Desk, booking: HeldBooking, { quoteId, kind, items, payment }: Spent): void {
  const said = quoted(desk, booking, { quoteId, kind });
  if (signOf(said.items) !== signOf(items))
    throw new Refused("INVALID_REQUEST", "This price is of other seats or services.");
  demandPayment(said.due, payment);
  use(desk.db, quoteId, desk.now());
}

const signOf = (items: readonly object[]): string =>
  JSON.stringify(
    items.map((one) =>
      Object.entries(one)
        .filter(([, value]) => value !== null && value !== undefined)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
