import type { Db } from "../../platform/db.ts";

/** Something happened to these: they are read now, and what is being read of them is too old. */
export async function askToRead(db: Db, bookingIds: readonly string[]): Promise<void> {
  const ids = [...new Set(bookingIds)].toSorted();
  await db`
    insert into bookings.to_read (booking_id) select id from unnest(${ids}::text[]) as id order by id
    on conflict (booking_id) do update
    set ticket = nextval('bookings.ticket'), due_at = (select platform.now()), attempts = 0, why = null`;
}
