/** What the operation ledger holds of somebody: that something was changed, by whom and for how much stays; of whom goes. */
import type { Db } from "../../../platform/db.ts";
import type { Theirs as TheirBookings } from "./theirs.ts";
import { type Told, toldOfThem } from "./told-of-them.ts";

interface Theirs {
  bookingIds: readonly string[];
  customerIds: readonly string[];
}

/** What was not sent yet is taken back; what got no answer is left to a person, who has the airline's own system to look into. */
export async function eraseOperations(db: Db, { bookingIds, customerIds }: Theirs): Promise<number> {
  const isTheirs = db`(booking_id = any(${[...bookingIds]}::text[]) or customer_id = any(${[...customerIds]}::uuid[]))`;
  await db`
    update bookings.operation set state = 'withdrawn', waits_for = null, settled_at = platform.now(), due_at = null
    where state = 'prepared' and not is_under_way and ${isTheirs}`;
  const { count } = await db`
    update bookings.operation set change = jsonb_build_object('kind', kind), before = null, after = null, why = '', trouble = null,
      payment = payment - 'reference', customer_id = null, expected_version = null, due_at = null,
      needs_person = settled_at is null,
      by_id = case when by_kind = 'customer' then '' else by_id end
    where ${isTheirs} and (before is not null or after is not null or customer_id is not null or why <> '' or expected_version is not null)`;
  await db`
    update bookings.operation_step set trouble = null
    where operation_id in (select id from bookings.operation where booking_id = any(${[...bookingIds]}::text[]))`;
  await db`delete from bookings.task where booking_id = any(${[...bookingIds]}::text[])`;
  await db`delete from bookings.quote where booking_id = any(${[...bookingIds]}::text[])`;
  return count;
}

interface Exported {
  bookingId: string;
  told: Told[];
}

/** What was done to their bookings, for themselves to read; of a sale, what was told of them and not of who travels with them. */
export async function exportOperations(db: Db, bookings: TheirBookings["bookings"]) {
  const theirs = new Map(bookings.map((one) => [one.booking.id, one]));
  const rows = await db<Exported[]>`
    select booking_id, kind, state, outcome, due, refund, prepared_at, settled_at,
      case when kind = 'sell' then coalesce(change -> 'passengers', '[]') else '[]' end as told
    from bookings.operation where booking_id = any(${[...theirs.keys()]}::text[]) order by prepared_at limit 5000`;
  return rows.map(({ told, ...row }) => {
    const theirOwn = toldOfThem(told, theirs.get(row.bookingId));
    return { ...row, ...(theirOwn.length > 0 && { told: theirOwn }) };
  });
}

/** Long after they were settled. */
export async function forgetOperations(db: Db, { before, limit }: { before: Date; limit: number }): Promise<number> {
  const { count } = await db`
    delete from bookings.operation where id in (
      select id from bookings.operation where settled_at < ${before}
        and not exists (select from bookings.operation later where later.follows_id = operation.id)
      order by settled_at limit ${limit} for update skip locked)`;
  return count;
}
