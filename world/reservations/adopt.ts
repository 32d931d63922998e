/** What a world that an earlier version began has to be told once: what its bookings are found by, and what it had sold. */
import type { DatabaseSync } from "node:sqlite";
import { atOnce } from "../store.ts";
import { allBookings } from "./bookings.ts";
import { isLive } from "./held-booking.ts";
import { indexBooking } from "./index-booking.ts";
import { openFlight } from "./inventory/inventory.ts";
import { findFlight } from "./schedule/schedule.ts";

export function adopt(db: DatabaseSync): void {
  const isOld = db.prepare("select 1 from sqlite_master where type = 'table' and name = 'sold'").get();
  if (!isOld) return;
  atOnce(db, () => {
    const seen = new Set<string>();
    for (const booking of allBookings(db)) {
      // Two may have had one seat: the later one has none.
      const segments = booking.segments.map((segment) => ({
        ...segment,
        seats: segment.seats.filter(({ seat }) => {
          const place = `${segment.flight} ${segment.departs.time.slice(0, 10)} ${seat}`;
          const isFree = !isLive(segment) || !seen.has(place);
          seen.add(place);
          return isFree;
        }),
      }));
      indexBooking(db, { ...booking, segments });
    }
    for (const row of db.prepare("select flight, date, seats from sold").all()) {
      const [flight, date] = [String(row["flight"]), String(row["date"])];
      if (!findFlight(flight)) continue;
      openFlight(db, flight, date);
      db.prepare("update flight_class set sold = sold + ? where flight = ? and date = ? and class = 'Y'").run(
        Number(row["seats"]),
        flight,
        date,
      );
    }
    db.exec("drop table sold");
  });
}
