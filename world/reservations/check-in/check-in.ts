/** Check-in: from thirty hours to forty minutes before departure; who has no seat is given one. */
import type { Desk } from "../desk.ts";
import { dateOf, hasPlaces, type HeldBooking, isWaiting, type Segment } from "../held-booking.ts";
import type { Refusal } from "../refused.ts";
import { nextSequence } from "../schedule/flight-days.ts";
import { freeSeatsFor } from "../seats/assign.ts";
import { withCoupon } from "../tickets/documents.ts";
import { type Item, itemDone, type Outcome, refusedItem } from "../changes/outcome.ts";
import type { ChangeOf } from "../changes/wire.ts";

const opensMs = 30 * 3_600_000;
const closesMs = 40 * 60_000;

export const isCheckInOpen = ({ departs }: Segment, now: number): boolean => {
  const left = Date.parse(departs.time) - now;
  return left <= opensMs && left >= closesMs;
};

type CheckInItem = ChangeOf<"check-in">["items"][number];

export function checkIn(desk: Desk, booking: HeldBooking, { items }: ChangeOf<"check-in">): Outcome {
  let next = booking;
  const results = items.map((item, ref): Item => {
    const segment = next.segments.find(({ id }) => id === item.segmentId);
    const refusal = refusalOf(next, { item, segment, now: desk.now() });
    if (refusal || !segment)
      return refusedItem(ref, refusal ?? { code: "INVALID_REQUEST", message: "There is no such segment." });
    next = withCheckIn(desk, next, { item, segment });
    return itemDone(ref);
  });
  return { booking: next, items: results };
}

function refusalOf(
  booking: HeldBooking,
  { item, segment, now }: { item: CheckInItem; segment: Segment | undefined; now: number },
): Refusal | null {
  const { passengerId, segmentId } = item;
  if (!segment || !booking.passengers.some(({ id }) => id === passengerId))
    return { code: "INVALID_REQUEST", message: "There is no such passenger or segment." };
  if (!hasPlaces(segment) || isWaiting(segment))
    return { code: "NOT_ELIGIBLE", message: `There is no place on flight ${segment.flight}.` };
  if (!isCheckInOpen(segment, now))
    return { code: "NOT_ELIGIBLE", message: `Check-in of flight ${segment.flight} is not open.` };
  const coupon = booking.tickets
    .filter((one) => one.kind === "ticket" && one.passengerId === passengerId)
    .flatMap(({ coupons }) => coupons)
    .find((one) => one.segmentId === segmentId && "OAC".includes(one.status));
  if (!coupon || booking.state !== "confirmed")
    return { code: "ORDER_STATE", message: "There is no ticket for this flight." };
  return null;
}

/** Who is checked in already keeps the sequence number. */
function withCheckIn(
  { db }: Desk,
  booking: HeldBooking,
  { item, segment }: { item: CheckInItem; segment: Segment },
): HeldBooking {
  const { passengerId, segmentId } = item;
  if (booking.checkIns.some((one) => one.passengerId === passengerId && one.segmentId === segmentId)) return booking;
  const sequence = nextSequence(db, segment.flight, dateOf(segment));
  const isSeated = segment.seats.some((one) => one.passengerId === passengerId);
  const isInfant = booking.passengers.find(({ id }) => id === passengerId)?.type === "infant";
  const given = isSeated || isInfant ? [] : freeSeatsFor(db, booking, { segment, passengerIds: [passengerId] });
  return {
    ...booking,
    segments: booking.segments.map((one) => (one === segment ? { ...one, seats: [...one.seats, ...given] } : one)),
    checkIns: [...booking.checkIns, { passengerId, segmentId, sequence, isBoarded: false }],
    tickets: withCoupon(booking.tickets, { passengerId, segmentId, status: "C" }),
  };
}
