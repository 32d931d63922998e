/** Boarding passes, and who is on a flight. */
import type { DatabaseSync } from "node:sqlite";
import { bookingById } from "../bookings.ts";
import { dateOf, type HeldBooking, isLive, isWaiting, type Segment } from "../held-booking.ts";
import { shareOf } from "../hash.ts";
import { airportOf } from "../schedule/airports.ts";
import { writeMoment } from "../schedule/clocks.ts";
import { flightOf } from "../schedule/schedule.ts";
import { barcodeOf } from "./barcode.ts";

/** Boarding begins so long before departure. */
const boardsMs = 45 * 60_000;

export function boardingPasses(booking: HeldBooking) {
  return {
    boardingPasses: booking.checkIns.flatMap(({ passengerId, segmentId, sequence }) => {
      const segment = booking.segments.find(({ id }) => id === segmentId);
      const passenger = booking.passengers.find(({ id }) => id === passengerId);
      const isFlown = booking.tickets.some(
        (one) =>
          one.passengerId === passengerId &&
          one.coupons.some((coupon) => coupon.segmentId === segmentId && coupon.status === "F"),
      );
      if (!segment || !passenger || !isLive(segment) || isFlown) return [];
      const seat = segment.seats.find((one) => one.passengerId === passengerId)?.seat ?? null;
      const pass = {
        ...passenger,
        ...segment,
        recordLocator: booking.recordLocator,
        date: dateOf(segment),
        seat,
        sequence,
      };
      return [
        {
          passengerId,
          segmentId,
          sequence,
          seat,
          boardsAt: writeMoment(Date.parse(segment.departs.time) - boardsMs, segment.departs.zone),
          gate: gateOf(segment),
          terminal: null,
          group: groupOf({ cabin: segment.cabin, seat, tier: passenger.loyalty?.tier ?? null }),
          // Some stations leave the bar code to who shows the pass.
          barcode: Number(segment.flight.slice(2)) % 2 === 0 ? barcodeOf(pass) : null,
        },
      ];
    }),
  };
}

const gateOf = ({ flight, departs }: Segment): string => {
  const share = shareOf(`gate ${flight} ${departs.time.slice(0, 10)}`);
  return `${"BCDEFGH"[Math.floor(share * 7)] ?? "D"}${1 + (Math.floor(share * 700) % 50)}`;
};

/** Who sits in front or flies much goes first, then from the back. */
function groupOf({ cabin, seat, tier }: { cabin: string; seat: string | null; tier: string | null }): string {
  if (cabin === "business" || tier === "Storm") return "1";
  if (cabin === "premium" || tier === "Gale") return "2";
  return Number.parseInt(seat ?? "0", 10) >= 20 ? "3" : "4";
}

/** Everybody of bookings that are known here; null where there is no such flight. */
export function passengerList(db: DatabaseSync, number: string, date: string) {
  const rows = db
    .prepare("select booking_id, segment_id from place where flight = ? and date = ? order by booking_id")
    .all(number, date);
  return {
    flight: number,
    date,
    from: airportOf(flightOf(number).from).code,
    passengers: rows.flatMap((row) => {
      const booking = bookingById(db, String(row["booking_id"]));
      const segment = booking?.segments.find(({ id }) => id === row["segment_id"]);
      return booking && segment && !isWaiting(segment) ? aboardOf(booking, segment) : [];
    }),
  };
}

function aboardOf(booking: HeldBooking, segment: Segment) {
  return booking.passengers.map(({ id, surname, givenName, type, loyalty }) => {
    const checkIn = booking.checkIns.find((one) => one.passengerId === id && one.segmentId === segment.id);
    return {
      bookingId: booking.id,
      recordLocator: booking.recordLocator,
      passengerId: id,
      segmentId: segment.id,
      surname,
      givenName,
      type,
      cabin: segment.cabin,
      seat: segment.seats.find((one) => one.passengerId === id)?.seat ?? null,
      isCheckedIn: checkIn !== undefined,
      isBoarded: checkIn?.isBoarded ?? false,
      tier: loyalty?.tier ?? null,
      services: booking.services
        .filter((one) => one.passengerId === id && one.segmentId === segment.id && isLive(one))
        .map(({ code }) => code),
    };
  });
}
