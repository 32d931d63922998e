/** Says an order of Duffel as a booking. Pure. */
import type { Booking } from "../../../../contract/bookings.ts";
import { versionOf } from "../../../modules/bookings/index.ts";
import { codeOfBag, kilogramsOf } from "./bag-codes.ts";
import { sayFlight } from "./flights.ts";
import { readMoney } from "./money.ts";
import type { Order } from "./shapes.ts";

export interface ReadOrder {
  order: Order;
  booking: Booking;
}

const kinds: Readonly<Record<string, "child" | "infant">> = { child: "child", infant_without_seat: "infant" };

/** Ids of Duffel are the same in every answer, so they are ours too; a flight that the airline moved may get another. */
export function sayOrder(order: Order): ReadOrder {
  const isHeld = order.payment_status.awaiting_payment;
  const total = readMoney(order.total_amount, order.total_currency);
  const isOver = typeof order.cancelled_at === "string" || hasLapsed(order);
  const state = isOver ? "cancelled" : isHeld ? "held" : "confirmed";
  const booking: Omit<Booking, "version"> = {
    id: order.id,
    recordLocator: order.booking_reference,
    owner: order.owner.iata_code,
    state,
    madeAt: utc(order.created_at),
    holdUntil:
      state === "held" && order.payment_status.payment_required_by
        ? utc(order.payment_status.payment_required_by)
        : null,
    agency: null,
    passengers: order.passengers.map(sayPassenger),
    legs: sayLegs(order, isOver),
    services: sayBags(order, isOver),
    tickets: (order.documents ?? []).flatMap(({ type, unique_identifier: number, passenger_ids: passengers }) =>
      passengers.map((passengerId) => ({
        number,
        passengerId,
        surname: null,
        kind: type === "electronic_ticket" ? ("ticket" as const) : ("emd" as const),
        issuedAt: null,
        coupons: [],
      })),
    ),
    contacts: sayContacts(order),
    checkIns: [],
    remarks: [],
    total,
    paid: isHeld && total ? { ...total, amount: "0" } : total,
    wantNoContact: [],
  };
  return { order, booking: { ...booking, version: versionOf(booking) } };
}

/** Duffel wants an address of everybody: one that stands with several is of the booking, and leads to none of them. */
function sayContacts({ passengers }: Order): Booking["contacts"] {
  const own = passengers.flatMap(({ id: passengerId, email, phone_number: phone }) => [
    ...(email ? [{ passengerId, kind: "email" as const, value: email.toLowerCase() }] : []),
    ...(phone ? [{ passengerId, kind: "phone" as const, value: phone }] : []),
  ]);
  return [...Map.groupBy(own, ({ kind, value }) => `${kind} ${value}`).values()].flatMap(([one, ...more]) =>
    one ? { ...one, passengerId: more.length > 0 ? null : one.passengerId, language: null, isAgencys: false } : [],
  );
}

const utc = (time: string): string => new Date(time).toISOString();

/** A hold that ran out unpaid waits for no payment any more, and no ticket was ever written. */
const hasLapsed = ({ payment_status: payment, documents }: Order): boolean =>
  !payment.awaiting_payment &&
  typeof payment.payment_required_by === "string" &&
  typeof payment.paid_at !== "string" &&
  (documents ?? []).length === 0;

function sayPassenger(passenger: Order["passengers"][number]): Booking["passengers"][number] {
  const account = passenger.loyalty_programme_accounts?.[0];
  return {
    id: passenger.id,
    surname: passenger.family_name,
    givenName: passenger.given_name,
    isNameCut: false,
    kind: kinds[passenger.type ?? ""] ?? "adult",
    loyalty: account ? { programme: account.airline_iata_code, number: account.account_number, tier: null } : null,
  };
}

/** What the airline moved and nobody has agreed to yet is changed. */
function sayLegs({ slices, airline_initiated_changes: changes }: Order, isOver: boolean): Booking["legs"] {
  const open = (changes ?? []).filter((one) => !one.action_taken);
  const moved = new Set(open.flatMap(({ added }) => added.flatMap(({ segments }) => segments.map(({ id }) => id))));
  return slices
    .flatMap(({ segments }) => segments)
    .map((segment) => {
      const { seatsLeft: _seatsLeft, aircraft: _aircraft, ...flight } = sayFlight(segment);
      return {
        ...flight,
        id: segment.id,
        terminal: segment.origin_terminal ?? null,
        gate: null,
        standing: isOver ? "cancelled" : moved.has(segment.id) ? "changed" : "confirmed",
        seats: segment.passengers.flatMap(({ passenger_id: passengerId, seat }) =>
          passengerId && seat ? [{ passengerId, seat: seat.designator }] : [],
        ),
      };
    });
}

/** Seats are services too; they stand on the legs. One service may be for several people and flights. */
function sayBags({ services }: Order, isOver: boolean): Booking["services"] {
  return (services ?? []).flatMap(({ id, type, metadata, passenger_ids: passengers, segment_ids: segments }) => {
    const code = type === "baggage" ? codeOfBag(metadata?.type) : null;
    if (code === null) return [];
    return passengers.flatMap((passengerId) =>
      segments.map((legId) => ({
        id: `${id}-${passengerId}-${legId}`,
        code,
        passengerId,
        legId,
        standing: isOver ? ("cancelled" as const) : ("confirmed" as const),
        isMeal: false,
        ...(kilogramsOf(metadata) !== null && { kilograms: kilogramsOf(metadata) }),
      })),
    );
  });
}
