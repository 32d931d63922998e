/** Bookings as they were last read. */
import type { Booking } from "../../../contract/bookings.ts";
import type { Db } from "../../platform/db.ts";

/** Those of these that are kept, whatever their number. */
export async function findKept(db: Db, bookingIds: readonly string[]): Promise<Booking[]> {
  if (bookingIds.length === 0) return [];
  const rows = await db<{ content: Booking }[]>`
    select content from bookings.booking where id = any(${[...new Set(bookingIds)]}::text[]) order by ends_at, id`;
  return rows.map(({ content }) => content);
}

/** Days after its last flight in which somebody who names a locator may still mean this booking. */
const daysAfter = 30;

/** Bookings under a record locator that are not long over; the next to end first, five at most. */
export async function findKeptByLocator(db: Db, recordLocator: string): Promise<Booking[]> {
  const rows = await db<{ content: Booking }[]>`
    select content from bookings.booking
    where record_locator = ${recordLocator} and state <> 'cancelled' and ends_at > (select platform.now()) - ${daysAfter} * interval '1 day'
    order by ends_at limit 5`;
  return rows.map(({ content }) => content);
}
