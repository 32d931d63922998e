/** The copies of somebody's bookings and bag files, for themselves to read: nothing of who travels with them. */
import type { Db } from "../../../platform/db.ts";
import type { Lead } from "../led-to.ts";
import { exportOperations } from "./operations.ts";
import { findTheirs } from "./theirs.ts";
import { onlyPassengers } from "./without-passengers.ts";

export async function exportBookings(db: Db, traces: readonly { kind: string; value: string; known: Lead["known"] }[]) {
  const { bookings, bagFiles } = await findTheirs(db, traces);
  const ids = bookings.map(({ booking }) => booking.id);
  const steps = await db`
    select booking_id, at, kind, what from bookings.step where booking_id = any(${ids}::text[]) order by at limit 5000`;
  return {
    bookings: bookings.map(({ booking, passengerIds }) => onlyPassengers(booking, passengerIds)),
    changes: [...steps],
    operations: await exportOperations(db, bookings),
    bagFiles,
  };
}
