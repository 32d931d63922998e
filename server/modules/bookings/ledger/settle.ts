/** Writes down what became of an operation, keeps the booking it led to, and tells. */
import type { Booking } from "../../../../contract/bookings.ts";
import type { ItemOutcome, Outcome, RefusalCode } from "../../../../contract/booking-operations.ts";
import type { Money } from "../../../../contract/money.ts";
import { atomically } from "../../../platform/context.ts";
import { emit } from "../../../platform/events.ts";
import type { BookingsContext } from "../context.ts";
import { operationMoved, operationSettled } from "../events.ts";
import { keepBooking } from "../keep.ts";
import type { Operation } from "./operation.ts";

export interface Ended {
  state: "confirmed" | "rejected" | "reconciled";
  outcome: Outcome;
  refusal?: RefusalCode | null;
  /** What the system said, for the people who run it. */
  trouble?: string | null;
  /** What it would cost instead of what was agreed to. */
  priceNow?: Money | null;
  items?: ItemOutcome[];
  refund?: Money | null;
  bookingId?: string | null;
  /** The booking as it is now, where it was read already. */
  after?: Booking;
}

const largestTrouble = 300;

/** Who was overtaken writes nothing; gives whether it was written. */
export async function settle(app: BookingsContext, operation: Operation, ended: Ended): Promise<boolean> {
  const bookingId = ended.bookingId ?? operation.bookingId;
  const after = ended.after ?? (ended.outcome === "refused" ? null : await readAfter(app, bookingId));
  return atomically(app, async (app) => {
    const { count } = await app.db`
      update bookings.operation set state = ${ended.state}, outcome = ${ended.outcome}, refusal = ${ended.refusal ?? null},
        trouble = ${ended.trouble?.slice(0, largestTrouble) ?? null}, items = ${app.db.json(ended.items ?? [])},
        due = coalesce(${ended.priceNow ? app.db.json(ended.priceNow) : null}::jsonb, due),
        refund = ${ended.refund ? app.db.json(ended.refund) : null}, booking_id = ${bookingId}, is_under_way = false, needs_person = false,
        after = ${after ? app.db.json(after) : null}, settled_at = platform.now(), due_at = null
      where id = ${operation.id} and epoch = ${operation.epoch} and settled_at is null`;
    if (count === 0) return false;
    if (after) await keepBooking(app, after);
    await callNext(app, bookingId);
    await tellMoved(app, { ...operation, bookingId });
    await emit(app, operationSettled, [
      { operationId: operation.id, bookingId: bookingId ?? "", caseId: operation.caseId ?? "", outcome: ended.outcome },
    ]);
    return true;
  });
}

/** What its events would bring a second later. */
async function readAfter({ reservations }: BookingsContext, bookingId: string | null): Promise<Booking | null> {
  if (!reservations || bookingId === null) return null;
  const got = await reservations.get(bookingId);
  return got.status === "here" ? got.booking : null;
}

/** Those that waited for their turn need not wait for their time. */
async function callNext(app: BookingsContext, bookingId: string | null): Promise<void> {
  if (bookingId === null) return;
  const { count } = await app.db`
    update bookings.operation set due_at = platform.now()
    where booking_id = ${bookingId} and state = 'prepared' and waits_for is null and due_at is not null`;
  if (count > 0) app.ring("operations");
}

export const tellMoved = (
  app: BookingsContext,
  { id, bookingId, caseId }: Pick<Operation, "id" | "bookingId" | "caseId">,
): Promise<void> => emit(app, operationMoved, [{ operationId: id, bookingId: bookingId ?? "", caseId: caseId ?? "" }]);
