/** What a world that an earlier version began has to learn once: what its bookings are worth and found by, and what it had sold. */
import type { DatabaseSync } from "node:sqlite";
import { atOnce } from "../store.ts";
import { priceJourney, totalOf } from "./fares/price.ts";
import { euros, type Fare, type HeldBooking, isLive } from "./held-booking.ts";
import { indexBooking } from "./index-booking.ts";
import { openFlight } from "./inventory/inventory.ts";
import { findFlight } from "./schedule/schedule.ts";

/** Who was held anew from now on, so that nobody's time is over at once. */
const heldForMs = 72 * 3_600_000;

export function adopt(db: DatabaseSync, now: number): void {
  const isOld = db.prepare("select 1 from sqlite_master where type = 'table' and name = 'sold'").get();
  if (!isOld) return;
  atOnce(db, () => {
    const seen = new Set<string>();
    for (const row of db.prepare("select id, content from reservation order by id").all()) {
      const booking = withBooks(JSON.parse(String(row["content"])) as HeldBooking, { now, seen });
      db.prepare("update reservation set content = ? where id = ?").run(JSON.stringify(booking), booking.id);
      indexBooking(db, booking);
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

/** Everybody had flown in the dearest class, each flight at its own price. Of two who had one seat the later one has none. */
function withBooks(old: HeldBooking, { now, seen }: { now: number; seen: Set<string> }): HeldBooking {
  const segments = old.segments.map((one) => ({
    ...one,
    bookingClass: "Y",
    terminal: null,
    gate: null,
    seats: one.seats.filter(({ seat }) => {
      const place = `${one.flight} ${one.departs.time.slice(0, 10)} ${seat}`;
      const isFree = old.state === "cancelled" || !isLive(one) || !seen.has(place);
      if (isFree) seen.add(place);
      return isFree;
    }),
  }));
  const types = old.passengers.map(({ type }) => type);
  const fares = segments.flatMap((segment) =>
    priceJourney([segment], segment, types).map((fare, n): Fare => {
      const passengerId = old.passengers[n]?.id ?? "";
      return { ...fare, passengerId, segmentIds: [segment.id] };
    }),
  );
  const coupons = segments.map(({ id }) => ({ segmentId: id, status: "O" }));
  return {
    ...old,
    holdUntil: old.state === "held" ? new Date(now + heldForMs).toISOString() : old.holdUntil,
    segments,
    tickets: old.tickets.map((one) => ({ ...one, kind: "ticket", issuedAt: null, coupons })),
    checkIns: [],
    remarks: [],
    total: euros(totalOf(fares)),
    paid: euros(old.tickets.length > 0 ? totalOf(fares) : 0),
    books: { fares, extras: [], segmentsMade: segments.length, servicesMade: 0, settles: {} },
  };
}
