/** What the clock alone changes: holds that are over, services that are agreed to, flights that have left. */
import { atOnce } from "../store.ts";
import { bookingById, keep } from "./bookings.ts";
import { withoutFlights } from "./changes/cancel.ts";
import type { Desk } from "./desk.ts";
import type { HeldBooking } from "./held-booking.ts";
import { clearWaitlists } from "./inventory/waitlist.ts";
import { become } from "./tickets/coupons.ts";

/** Asked before every call, so that nobody is told what is over. */
export function settle(desk: Desk): void {
  const { db, now } = desk;
  const at = now();
  const over = idsOf(desk, "select booking_id from hold where until <= ? limit 500", at);
  const agreed = idsOf(desk, "select distinct booking_id from asked_service where settles_at <= ? limit 500", at);
  const left = idsOf(
    desk,
    "select distinct booking_id from place where is_checked_in = 1 and departs_at <= ? limit 500",
    at,
  );
  if (over.length + agreed.length + left.length === 0) return;
  atOnce(db, () => {
    for (const booking of over) {
      const lapsed = withoutFlights(desk, booking);
      const books = { ...lapsed.books, ...(booking.holdUntil !== null && { lapsedAt: booking.holdUntil }) };
      keep(db, { ...lapsed, books }, { kind: "cancelled", at });
      clearWaitlists(desk, booking.segments);
    }
    for (const booking of agreed) keep(db, agreedTo(booking, at), { kind: "changed", at });
    for (const booking of left) keep(db, flownBy(booking, at), { kind: "changed", at });
  });
}

function idsOf({ db }: Desk, query: string, at: number): HeldBooking[] {
  return db
    .prepare(query)
    .all(at)
    .flatMap((row) => bookingById(db, String(row["booking_id"])) ?? []);
}

function agreedTo(booking: HeldBooking, at: number): HeldBooking {
  const due = new Set(
    Object.entries(booking.books.settles)
      .filter(([, when]) => when <= at)
      .map(([id]) => id),
  );
  return {
    ...booking,
    services: booking.services.map((one) => (due.has(one.id) && one.status === "NN" ? { ...one, status: "HK" } : one)),
    books: {
      ...booking.books,
      settles: Object.fromEntries(Object.entries(booking.books.settles).filter(([id]) => !due.has(id))),
    },
  };
}

/** Who was checked in when the doors closed has flown. */
function flownBy(booking: HeldBooking, at: number): HeldBooking {
  const left = new Set(booking.segments.filter(({ departs }) => Date.parse(departs.time) <= at).map(({ id }) => id));
  const isFlown = (segmentId: string | null, status: string): boolean =>
    left.has(segmentId ?? "") && (status === "C" || status === "L");
  return {
    ...booking,
    checkIns: booking.checkIns.map((one) => (left.has(one.segmentId) ? { ...one, isBoarded: true } : one)),
    tickets: booking.tickets.map((one) => ({
      ...one,
      coupons: one.coupons.map((coupon) =>
        isFlown(coupon.segmentId, coupon.status) ? become(become(coupon, "L"), "F") : coupon,
      ),
    })),
  };
}
