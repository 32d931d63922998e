/** A flight of one day changes, and with it every booking on it. */
import { atOnce } from "../store.ts";
import { bookingById, keep } from "./bookings.ts";
import { withoutFlights } from "./changes/cancel.ts";
import type { Desk } from "./desk.ts";
import { dateOf, type HeldBooking, type Segment } from "./held-booking.ts";
import { clearWaitlists } from "./inventory/waitlist.ts";
import type { FlightChange } from "./orders.ts";
import { setFlightDay } from "./schedule/flight-days.ts";
import { dated, flightOf, timesOf } from "./schedule/schedule.ts";

/** Gives the ids of the bookings that changed. Nobody is asked: their places stand as changed (TK) or not operating (UN). */
export function changeFlight({ db, now }: Desk, change: FlightChange): string[] {
  const isOf = (one: Segment): boolean => one.flight === change.flight && dateOf(one) === change.date;
  return atOnce(db, () => {
    const rows = db
      .prepare("select distinct booking_id from place where flight = ? and date = ? order by booking_id")
      .all(change.flight, change.date);
    setFlightDay(
      db,
      change,
      change.kind === "cancelled" ? { isCancelled: true } : { isCancelled: false, departs: change.departs ?? null },
    );
    return rows.flatMap((row) => {
      const booking = bookingById(db, String(row["booking_id"]));
      if (!booking) return [];
      const segments = booking.segments.map((one) => (isOf(one) ? changed(one, change) : one));
      keep(db, { ...booking, segments }, { kind: "changed", at: now() });
      return [booking.id];
    });
  });
}

function changed(segment: Segment, { kind, flight, date, departs }: FlightChange): Segment {
  if (kind === "cancelled") return { ...segment, status: "UN", seats: [] };
  return { ...segment, ...timesOf(dated(flightOf(flight), date, departs)), status: "TK" };
}

/** All of it, whatever was flown, as somebody at the counter would: places go back, and no price is asked. */
export function cancelBooking(desk: Desk, booking: HeldBooking): HeldBooking {
  const { db, now } = desk;
  return atOnce(db, () => {
    const cancelled = withoutFlights(desk, booking);
    const segments = cancelled.segments.map((one) => ({ ...one, status: "XX", seats: [] }));
    const kept = keep(db, { ...cancelled, segments }, { kind: "cancelled", at: now() });
    clearWaitlists(desk, booking.segments);
    return kept;
  });
}
