/** Copies that were kept long enough: the airline's systems have what they are of. */
import type { Db } from "../../../platform/db.ts";
import { forgetOperations } from "./operations.ts";

interface Old {
  before: Date;
  limit: number;
}

/** After their last flight, and what was done to them. */
export async function forgetBookings(db: Db, { before, limit }: Old): Promise<number> {
  const { count } = await db`
    delete from bookings.booking where id in (
      select id from bookings.booking where ends_at < ${before} order by ends_at limit ${limit} for update skip locked)`;
  return count + (await forgetOperations(db, { before, limit }));
}

/** Not those that are still looked for. */
export async function forgetBagFiles(db: Db, { before, limit }: Old): Promise<number> {
  const { count } = await db`
    delete from bookings.bag_file where reference in (
      select reference from bookings.bag_file where reported_at < ${before} and state in ('delivered', 'closed') limit ${limit} for update skip locked)`;
  return count;
}
