import type { Booking } from "../../../contract/bookings.ts";
import type { Db } from "../../platform/db.ts";
import { askToRead } from "./ask-to-read.ts";
import { findKept } from "./kept.ts";

/**
 * One that somebody named is kept from now on: a system may tell of an old one only when something happens to it. Gives it with the
 * time at which it was made as it is kept, by whose day a proof knows it.
 */
export async function followFound(db: Db, booking: Booking): Promise<Booking> {
  const [kept] = await findKept(db, [booking.id]);
  if (kept?.version !== booking.version) await askToRead(db, [booking.id]);
  return kept ? { ...booking, madeAt: kept.madeAt } : booking;
}
