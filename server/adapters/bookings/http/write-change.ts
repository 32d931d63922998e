/** Writes a change as the reservation API wants it, and reads what became of it. Pure. */
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { ChangeAnswer, ChangeRequest, WireChange } from "../../../../contract/reservation-api/changes.ts";
import type { ChangeAsked, ChangeSettled, Payment } from "../../../modules/bookings/index.ts";
import { standingOf } from "./say.ts";

export const writeChange = ({
  id,
  bookingId,
  expectedVersion,
  actor,
  why,
  change,
  payment,
}: ChangeAsked): ChangeRequest => ({
  id,
  bookingId,
  expectedVersion,
  actor,
  reason: why,
  change: writeWhat(change, { why, payment: payment && writePayment(payment) }),
});

type WirePayment = Extract<WireChange, { kind: "issue" }>["payment"];

const writePayment = ({ paidAt, ...payment }: Payment): WirePayment => ({ ...payment, paidAt: paidAt.toISOString() });

interface Given {
  why: string;
  payment: WirePayment | null;
}

function writeWhat(change: BookingChange, { why, payment }: Given): WireChange {
  switch (change.kind) {
    case "sell":
      return { ...change, passengers: change.passengers.map(({ kind, ...one }) => ({ ...one, type: kind })) };
    case "issue":
      if (!payment) throw new Error("Tickets are only written for what was paid.");
      return { kind: "issue", payment };
    case "rebook":
      return { kind: "rebook", quoteId: change.quoteId, payment, waiver: change.isWaived ? why : null };
    case "seats":
      return { ...change, items: change.items.map(onSegment), payment };
    case "add-services":
      return { ...change, items: change.items.map(onSegment), payment };
    case "check-in":
      return { ...change, items: change.items.map(onSegment) };
    default:
      return change;
  }
}

const onSegment = <Item extends { legId: string }>({
  legId,
  ...item
}: Item): Omit<Item, "legId"> & { segmentId: string } => ({
  ...item,
  segmentId: legId,
});

export const readSettled = ({ state, bookingId, version, items, refusal, refund }: ChangeAnswer): ChangeSettled => ({
  outcome: state,
  bookingId: bookingId ?? null,
  version: version ?? null,
  items: items.map(({ ref, status, refusal }) => ({
    ref,
    isDone: standingOf(status) === "confirmed",
    code: refusal?.code ?? null,
  })),
  refusal: refusal ? { code: refusal.code, why: refusal.message } : null,
  refund: refund ?? null,
});
