/** The tier that a customer's own bookings tell: a claim may be used for this, it shows and changes nothing. */
import type { Db } from "../../platform/db.ts";
import { findKept, findLedTo, type Lead } from "../bookings/index.ts";
import { findIdentifiersOf, findOne } from "../customers/index.ts";

/** Of the newest booking that tells one; null where none does. */
export async function findTier(db: Db, customerId: string): Promise<string | null> {
  const { ids } = await findOne(db, customerId);
  const leads = (await findIdentifiersOf(db, ids)).flatMap(({ kind, value, known }) =>
    kind === "loyalty" || kind === "booking" ? [{ kind, value, known } satisfies Lead] : [],
  );
  if (leads.length === 0) return null;
  const led = await findLedTo(db, leads.slice(0, 20));
  const bookings = await findKept(
    db,
    led.map(({ bookingId }) => bookingId),
  );
  const newest = bookings.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  for (const booking of newest) {
    const theirs = new Set(
      led.filter(({ bookingId }) => bookingId === booking.id).map(({ passengerId }) => passengerId),
    );
    const tier = booking.passengers.find(({ id, loyalty }) => loyalty?.tier && theirs.has(id))?.loyalty?.tier;
    if (tier) return tier;
  }
  return null;
}
