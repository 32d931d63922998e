/** What the airport does: boards and takes off again who is checked in, and closes the flight. */
import { atOnce } from "../../store.ts";
import { bookingById, keep } from "../bookings.ts";
import { giveBack } from "../changes/places.ts";
import type { Desk } from "../desk.ts";
import { dateOf, hasPlaces, type HeldBooking, type Segment } from "../held-booking.ts";
import { clearWaitlists } from "../inventory/waitlist.ts";
import { become } from "../tickets/coupons.ts";
import { withCoupon } from "../tickets/documents.ts";

interface FlightKey {
  flight: string;
  date: string;
}

const isOf = (segment: Segment, { flight, date }: FlightKey): boolean =>
  segment.flight === flight && dateOf(segment) === date;

function bookingsOn({ db }: Desk, { flight, date }: FlightKey): HeldBooking[] {
  return db
    .prepare("select distinct booking_id from place where flight = ? and date = ? order by booking_id")
    .all(flight, date)
    .flatMap((row) => bookingById(db, String(row["booking_id"])) ?? []);
}

/** Everybody who is checked in, or one of them; gives how many went aboard. */
export function board(desk: Desk, key: FlightKey, who?: { bookingId: string; passengerId: string }): number {
  const { db, now } = desk;
  return atOnce(db, () => {
    let boarded = 0;
    for (const booking of bookingsOn(desk, key)) {
      const segment = booking.segments.find((one) => isOf(one, key));
      const those = booking.checkIns.filter(
        (one) =>
          one.segmentId === segment?.id &&
          !one.isBoarded &&
          (!who || (who.bookingId === booking.id && who.passengerId === one.passengerId)),
      );
      if (those.length === 0) continue;
      boarded += those.length;
      const tickets = those.reduce((sofar, one) => withCoupon(sofar, { ...one, status: "L" }), booking.tickets);
      const checkIns = booking.checkIns.map((one) => (those.includes(one) ? { ...one, isBoarded: true } : one));
      keep(db, { ...booking, tickets, checkIns }, { kind: "changed", at: now() });
    }
    return boarded;
  });
}

/** Not checked in any more, aboard or not; the seat stays theirs. */
export function offload(desk: Desk, key: FlightKey, who: { bookingId: string; passengerId: string }): boolean {
  const { db, now } = desk;
  const booking = bookingById(db, who.bookingId);
  const segment = booking?.segments.find((one) => isOf(one, key));
  const checkIn = booking?.checkIns.find((one) => one.segmentId === segment?.id && one.passengerId === who.passengerId);
  if (!booking || !checkIn) return false;
  const down = checkIn.isBoarded ? withCoupon(booking.tickets, { ...checkIn, status: "C" }) : booking.tickets;
  const tickets = withCoupon(down, { ...checkIn, status: "O" });
  const checkIns = booking.checkIns.filter((one) => one !== checkIn);
  keep(db, { ...booking, tickets, checkIns }, { kind: "changed", at: now() });
  return true;
}

/** Who is aboard has flown; who is not did not come, and what they were to fly later is given up. Gives how many did not come. */
export function closeFlight(desk: Desk, key: FlightKey): number {
  const { db, now } = desk;
  return atOnce(db, () => {
    let missing = 0;
    for (const booking of bookingsOn(desk, key)) {
      const segment = booking.segments.find((one) => isOf(one, key));
      if (!segment || !hasPlaces(segment)) continue;
      const aboard = booking.checkIns.filter((one) => one.segmentId === segment.id && one.isBoarded);
      missing += booking.passengers.length - aboard.length;
      const next = aboard.length > 0 ? flown(booking, segment) : noShow(desk, booking, segment);
      keep(db, next, { kind: "changed", at: now() });
      if (aboard.length === 0) clearWaitlists(desk, booking.segments);
    }
    return missing;
  });
}

const flown = (booking: HeldBooking, segment: Segment): HeldBooking => ({
  ...booking,
  tickets: booking.tickets.map((one) => ({
    ...one,
    coupons: one.coupons.map((coupon) =>
      coupon.segmentId === segment.id && coupon.status === "L" ? become(coupon, "F") : coupon,
    ),
  })),
});

/** Their coupons stay open: what they are worth is a matter of the fare. */
function noShow({ db }: Desk, booking: HeldBooking, segment: Segment): HeldBooking {
  const later = booking.segments.filter((one) => hasPlaces(one) && one.departs.time >= segment.departs.time);
  giveBack(
    db,
    booking,
    later.filter((one) => one !== segment),
  );
  return {
    ...booking,
    segments: booking.segments.map((one) => (later.includes(one) ? { ...one, status: "HX", seats: [] } : one)),
  };
}
