/** A flight of one day changes, and with it every booking on it. */
import type { DatabaseSync } from "node:sqlite";
import { atOnce } from "../store.ts";
import { allBookings, type HeldBooking, keep } from "./bookings.ts";
import type { FlightChange } from "./orders.ts";
import { timesOf } from "./schedule.ts";

type Segment = HeldBooking["segments"][number];

/** Gives the ids of the bookings that changed. Nobody is asked: their places stand as changed (TK) or not operating (UN). */
export function changeFlight(db: DatabaseSync, change: FlightChange, at: number): string[] {
  const isOf = ({ flight, departs }: Segment): boolean =>
    flight === change.flight && departs.time.slice(0, 10) === change.date;
  return atOnce(db, () =>
    allBookings(db)
      .filter(({ state, segments }) => state !== "cancelled" && segments.some(isOf))
      .map((booking) => {
        const segments = booking.segments.map((one) => (isOf(one) ? changed(one, change) : one));
        keep(db, { ...booking, segments }, { kind: "changed", at });
        return booking.id;
      }),
  );
}

function changed(segment: Segment, { kind, flight, date, departs }: FlightChange): Segment {
  if (kind === "cancelled") return { ...segment, status: "UN", seats: [] };
  return { ...segment, ...timesOf(flight, date, departs), status: "TK" };
}

export function cancelBooking(db: DatabaseSync, booking: HeldBooking, at: number): HeldBooking {
  const segments = booking.segments.map((one): Segment => ({ ...one, status: "XX", seats: [] }));
  return keep(db, { ...booking, state: "cancelled", segments }, { kind: "cancelled", at });
}
