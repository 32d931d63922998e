/** An operation without an answer, as a reservation system is asked what became of it. */
import type { BookingsContext } from "../context.ts";
import type { Lost } from "../reservation-system.ts";
import type { Operation } from "./operation.ts";

/** A sale brings the bookings that others led to, of its time: none of them is what became of it. */
export async function asLost({ db }: BookingsContext, { id, change, preparedAt, sentAt }: Operation): Promise<Lost> {
  const lost = { id, change, since: preparedAt, sentAt: sentAt ?? preparedAt };
  if (change.kind !== "sell") return { ...lost, notThese: [] };
  const sold = await db<{ bookingId: string }[]>`
    select booking_id from bookings.operation
    where kind = 'sell' and booking_id is not null and settled_at > ${preparedAt}::timestamptz - interval '1 hour'
    order by settled_at desc limit 500`;
  return { ...lost, notThese: sold.map(({ bookingId }) => bookingId) };
}
