/** A booking as Duffel's order: what is held now, and what the airline moved. Meals and assistance it does not know. */
import { journeysOf } from "../ndc/order-view.ts";
import { type HeldBooking, isLive, type Segment } from "../reservations/held-booking.ts";
import type { Desk } from "../reservations/desk.ts";
import { contactAsked } from "../reservations/index-booking.ts";
import { carrier, decimal, segmentOf, sliceOf } from "./flights.ts";
import { type Made, madeOf } from "./made.ts";
import { nameOf } from "./names.ts";

const types = { adult: "adult", child: "child", infant: "infant_without_seat" } as const;
/** Nobody's: the reservation system keeps none of these. */
const bornOn = { adult: "1984-05-17", child: "2019-05-17", infant: "2026-01-17" } as const;

export const passengerName = (booking: HeldBooking, id: string): string => nameOf("pas", booking.id, id);
export const segmentName = (booking: HeldBooking, id: string): string => nameOf("seg", booking.id, id);

/** What is shown of it: of what is over, only where all of it is. */
const shownOf = ({ state, segments }: HeldBooking): Segment[] =>
  state === "cancelled" ? segments : segments.filter(isLive);

/** Each is sold and changed whole. */
export function slicesOf(booking: HeldBooking): { id: string; segments: Segment[] }[] {
  const shown = shownOf(booking);
  return journeysOf({ segments: shown }).map((ids) => ({
    id: nameOf("sli", booking.id, ids[0] ?? ""),
    segments: shown.filter(({ id }) => ids.includes(id)),
  }));
}

export const showSlice = (booking: HeldBooking, { id, segments }: { id: string; segments: Segment[] }) =>
  sliceOf(
    id,
    segments,
    segments.map((segment) => showSegment(booking, segment)),
  );

function showSegment(booking: HeldBooking, segment: Segment) {
  const aboard = booking.passengers.map(({ id }) => {
    const seat = segment.seats.find((one) => one.passengerId === id)?.seat;
    return {
      passenger_id: passengerName(booking, id),
      ...(seat !== undefined && { seat: { designator: seat, disclosures: [], name: null } }),
    };
  });
  return segmentOf(segmentName(booking, segment.id), segment, aboard);
}

const moved = new Set(["TK", "TN", "UN"]);

/** One for each flight that was moved or does not go, until somebody agrees. */
export function airlineChangesOf(booking: HeldBooking) {
  if (booking.state === "cancelled") return [];
  return booking.segments
    .filter(({ status }) => moved.has(status))
    .map((segment) => {
      const slice = showSlice(booking, { id: nameOf("sli", booking.id, segment.id), segments: [segment] });
      return {
        id: nameOf("aic", booking.id, segment.id),
        order_id: nameOf("ord", booking.id),
        action_taken: null,
        action_taken_at: null,
        added: isLive(segment) ? [slice] : [],
        removed: [slice],
        available_actions: ["accept" as const],
        created_at: booking.createdAt,
        updated_at: booking.createdAt,
        travel_agent_ticket: null,
      };
    });
}

const isOver = new Set(["E", "R", "V"]);

export function showOrder({ db, now: clock }: Desk, booking: HeldBooking) {
  const now = clock();
  const made = madeOf(db, booking.id);
  // A hold that ran out is no cancellation there: it waits for no payment any more.
  const isLapsed = booking.books.lapsedAt !== undefined;
  const until = booking.holdUntil ?? booking.books.lapsedAt;
  const { currency } = booking.total;
  const isHeld = booking.state === "held";
  return {
    id: nameOf("ord", booking.id),
    booking_reference: booking.recordLocator,
    owner: carrier(booking.owner),
    live_mode: false,
    created_at: booking.createdAt,
    synced_at: new Date(now).toISOString(),
    cancelled_at: booking.state === "cancelled" && !isLapsed ? new Date(now).toISOString() : null,
    cancellation: null,
    total_amount: decimal(booking.total),
    total_currency: currency,
    base_amount: decimal(booking.total),
    base_currency: currency,
    tax_amount: "0.00",
    tax_currency: currency,
    payment_status: {
      awaiting_payment: isHeld,
      ...((isHeld || isLapsed) && until && { payment_required_by: until, price_guarantee_expires_at: until }),
      paid_at: isHeld || isLapsed ? null : booking.createdAt,
    },
    available_actions:
      booking.state === "cancelled" ? [] : isHeld ? ["cancel" as const] : ["cancel" as const, "change" as const],
    conditions: { refund_before_departure: null, change_before_departure: null },
    metadata: made.metadata,
    passengers: booking.passengers.map((one) => showPassenger(booking, one, made)),
    slices: slicesOf(booking).map((slice) => showSlice(booking, slice)),
    services: booking.services.filter((one) => one.code === "XBAG" && isLive(one)).map((one) => showBag(booking, one)),
    documents: booking.tickets
      .filter(({ coupons }) => coupons.some(({ status }) => !isOver.has(status)))
      .map(({ number, kind, passengerId }) => ({
        unique_identifier: number,
        type:
          kind === "ticket"
            ? ("electronic_ticket" as const)
            : ("electronic_miscellaneous_document_associated" as const),
        passenger_ids: [passengerName(booking, passengerId)],
      })),
    airline_initiated_changes: airlineChangesOf(booking),
  };
}

function showPassenger(
  booking: HeldBooking,
  { id, surname, givenName, type, loyalty }: HeldBooking["passengers"][number],
  { people }: Made,
) {
  const told = booking.books.told?.[id];
  const sold = people[id];
  const asked = booking.services.filter((one) => one.passengerId === id).flatMap((one) => contactAsked(one) ?? []);
  const own = [...booking.contacts.filter((one) => one.of === "passenger" && one.passengerId === id), ...asked];
  return {
    id: passengerName(booking, id),
    type: types[type],
    family_name: surname,
    given_name: givenName,
    title: (told?.title ?? "ms") as "ms",
    gender: told?.gender === "male" ? ("m" as const) : ("f" as const),
    born_on: told?.bornOn ?? bornOn[type],
    infant_passenger_id: sold?.carries ? passengerName(booking, sold.carries) : null,
    email: sold?.email ?? own.find(({ kind }) => kind === "email")?.value ?? "",
    phone_number: sold?.phone ?? own.find(({ kind }) => kind === "phone")?.value ?? "",
    loyalty_programme_accounts: loyalty
      ? [{ airline_iata_code: loyalty.programme, account_number: loyalty.number }]
      : [],
  };
}

export const bagOf = (kilograms: number | null) => ({
  type: "checked" as const,
  maximum_weight_kg: kilograms,
  maximum_height_cm: null,
  maximum_length_cm: null,
  maximum_depth_cm: null,
});

function showBag(booking: HeldBooking, { id, passengerId, segmentId, kilograms }: HeldBooking["services"][number]) {
  const paid = booking.books.extras.find(
    (one) =>
      one.what === (kilograms ? `XBAG ${kilograms}` : "XBAG") &&
      one.passengerId === passengerId &&
      one.segmentId === segmentId,
  );
  return {
    id: nameOf("ser", booking.id, id),
    type: "baggage" as const,
    quantity: 1,
    passenger_ids: [passengerName(booking, passengerId ?? "")],
    segment_ids: [segmentName(booking, segmentId ?? "")],
    total_amount: decimal({ amount: String(paid?.amount ?? 0) }),
    total_currency: booking.total.currency,
    metadata: bagOf(kilograms ?? null),
  };
}
