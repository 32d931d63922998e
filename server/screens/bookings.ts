/** A customer's bookings: what their identifiers lead to, masked where the link is only a claim. */
import type { z } from "zod";
import type { Booking, BookingOfCustomer as Shape } from "../../contract/bookings.ts";
import { findOddities, maskBooking } from "../modules/bookings/index.ts";
import { findReach, type Reach, reachesTo } from "../modules/proof/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";

type BookingOfCustomer = z.output<typeof Shape>;

/** Where nothing else is known. Every airport has its own, which the airline knows better. */
const connections = { minimumMinutesAt: {}, minimumMinutes: 40 };

interface Asked {
  customerId: string;
  staffId: string;
  caseId?: string | undefined;
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
  { customerId, staffId, caseId, ...asked }: Asked,
): Promise<{ items: BookingOfCustomer[]; nextCursor: string | null }> {
  return showReached(db, await findReach(db, { customerId, staffId, caseId }), asked);
}

/** The same of those that are known to be reached. */
export async function showReached(
  db: Db,
  reached: readonly Reach[],
  { seesPersonalData, at, limit, cursor }: Pick<Asked, "seesPersonalData" | "at" | "limit" | "cursor">,
): Promise<{ items: BookingOfCustomer[]; nextCursor: string | null }> {
  const after = readCursor(cursor, 2);
  const ids = reached.map(({ bookingId }) => bookingId);
  const rows = await db<Row[]>`
    select id, place::text, content from (
      select id, content, case when ends_at > ${at} then extract(epoch from ends_at) else 1e12 - extract(epoch from ends_at) end as place
      from bookings.booking where id = any(${ids}::text[])
    ) as placed
    ${after ? db`where (place, id) > (${after[0] ?? null}::text::numeric, ${after[1] ?? null}::text)` : db``}
    order by place, id limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, ({ place, id }) => [place, id]);
  const shown = items.flatMap(({ content }) => {
    const reach = reached.find(({ bookingId }) => bookingId === content.id);
    return reach ? [showBooking(content, reach, { seesPersonalData, at })] : [];
  });
  return { items: shown, nextCursor };
}

/** Plain where it may be told, or where the reader sees personal data anyway. */
export function showBooking(
  booking: Booking,
  { links, allows }: Reach,
  { seesPersonalData, at }: { seesPersonalData: boolean; at: Date },
): BookingOfCustomer {
  const linkedBy = links.map(({ passengerId, kind, known, until, actsFor }) => ({
    passengerId,
    kind,
    known,
    until,
    actsFor,
  }));
  const isMasked = !seesPersonalData && !reachesTo(allows, "told");
  const oddities = findOddities(booking, { now: at, rules: connections });
  return { ...(isMasked ? maskBooking(booking) : booking), linkedBy, allows, isMasked, oddities };
}
