/** A customer's bookings: what their identifiers lead to, masked where the link is only a claim. */
import type { z } from "zod";
import type { Booking, BookingOfCustomer as Shape } from "../../contract/bookings.ts";
import { findOddities, type LedTo, maskBooking } from "../modules/bookings/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";
import { type Belongings, bookingIdsOf, findBelongings } from "./leads.ts";

type BookingOfCustomer = z.output<typeof Shape>;

/** Where nothing else is known. Every airport has its own, which the airline knows better. */
const connections = { minimumMinutesAt: {}, minimumMinutes: 40 };

interface Asked {
  customerId: string;
  seesPersonalData: boolean;
  at: Date;
  limit: number;
  cursor?: string | undefined;
}

interface Row {
  id: string;
  place: string;
  content: Booking;
}

/** What is still to come first, the next to end at the top; then what is over, newest first. */
export async function listBookings(
  db: Db,
  { customerId, ...asked }: Asked,
): Promise<{ items: BookingOfCustomer[]; nextCursor: string | null }> {
  return showBookings(db, await findBelongings(db, customerId), asked);
}

/** The same of somebody whose links are known already. */
export async function showBookings(
  db: Db,
  { links }: Pick<Belongings, "links">,
  { seesPersonalData, at, limit, cursor }: Omit<Asked, "customerId">,
): Promise<{ items: BookingOfCustomer[]; nextCursor: string | null }> {
  const after = readCursor(cursor, 2);
  const ids = bookingIdsOf({ links });
  const rows = await db<Row[]>`
    select id, place::text, content from (
      select id, content, case when ends_at > ${at} then extract(epoch from ends_at) else 1e12 - extract(epoch from ends_at) end as place
      from bookings.booking where id = any(${ids}::text[])
    ) as placed
    ${after ? db`where (place, id) > (${after[0] ?? null}::text::numeric, ${after[1] ?? null}::text)` : db``}
    order by place, id limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, ({ place, id }) => [place, id]);
  return { items: items.map(({ content }) => show(content, { links, seesPersonalData, at })), nextCursor };
}

function show(
  booking: Booking,
  { links, seesPersonalData, at }: { links: readonly LedTo[]; seesPersonalData: boolean; at: Date },
): BookingOfCustomer {
  const theirs = links.filter(({ bookingId }) => bookingId === booking.id);
  const linkedBy = theirs.map(({ passengerId, kind, known }) => ({ passengerId, kind, known }));
  const isMasked = !seesPersonalData && !linkedBy.some(({ known }) => known === "verified");
  const oddities = findOddities(booking, { now: at, rules: connections });
  return { ...(isMasked ? maskBooking(booking) : booking), linkedBy, isMasked, oddities };
}
