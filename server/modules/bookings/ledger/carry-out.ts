/** Sends an operation to the reservation system: once, with the booking as it was agreed on, and never blindly again. */
import type { Booking } from "../../../../contract/bookings.ts";
import { atomically } from "../../../platform/context.ts";
import { breaks } from "../../../platform/db.ts";
import type { BookingsContext } from "../context.ts";
import type { Changed, ReservationSystem } from "../reservation-system.ts";
import { type Operation, operationColumns } from "./operation.ts";
import { settle, tellMoved } from "./settle.ts";

/** How long who carries one out has it to themselves: longer than all its calls may take. */
const lease = "30 seconds";
/** Until a busy booking is asked for again, if nobody calls. */
const turn = "2 seconds";
/** How often a system that can't be reached is tried before the agent is told. */
const patience = 4;

/** Gives whether it is further than it was. */
export async function carryOut(app: BookingsContext, id: string): Promise<boolean> {
  const { reservations } = app;
  if (!reservations) return false;
  const operation = await claim(app, id);
  if (!operation) return false;
  const before = await agreedOn(app, reservations, operation);
  if (before === "not-now") return true;
  if (!(await markSent(app, operation, before))) return true;
  const changed = await reservations.change({
    id: operation.id,
    bookingId: operation.bookingId,
    expectedVersion: operation.expectedVersion,
    actor: { kind: operation.byKind, id: operation.byId },
    why: operation.why,
    change: operation.change,
    payment: operation.payment && { ...operation.payment, paidAt: new Date(operation.payment.paidAt) },
  });
  await conclude(app, operation, changed);
  return true;
}

/** Null where it is not its turn, waits for something, or somebody else has it. */
async function claim(app: BookingsContext, id: string): Promise<Operation | null> {
  const { db } = app;
  try {
    const [claimed] = await db<Operation[]>`
      update bookings.operation set is_under_way = true, epoch = epoch + 1, due_at = platform.now() + ${lease}::interval
      where id = ${id} and state = 'prepared' and waits_for is null and (not is_under_way or due_at <= platform.now())
      returning ${operationColumns(db)}`;
    return claimed ?? null;
  } catch (error) {
    if (!breaks(error, "operation_one_at_a_time")) throw error;
    await db`
      update bookings.operation set due_at = platform.now() + ${turn}::interval
      where id = ${id} and state = 'prepared' and not is_under_way`;
    return null;
  }
}

/** The booking just before it is changed; what was agreed on must still be what is there. */
async function agreedOn(
  app: BookingsContext,
  reservations: ReservationSystem,
  operation: Operation,
): Promise<Booking | null | "not-now"> {
  if (operation.bookingId === null) return null;
  const got = await reservations.get(operation.bookingId);
  if (got.status === "away") {
    await putBack(app, operation, got.why);
    return "not-now";
  }
  if (got.status === "gone") {
    await settle(app, operation, { state: "rejected", outcome: "refused", refusal: "NOT_FOUND" });
    return "not-now";
  }
  if (got.booking.version === operation.expectedVersion) return got.booking;
  await settle(app, operation, {
    state: "rejected",
    outcome: "refused",
    refusal: "VERSION_CONFLICT",
    after: got.booking,
  });
  return "not-now";
}

/** False where somebody else has it by now. */
const markSent = (app: BookingsContext, operation: Operation, before: Booking | null): Promise<boolean> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      update bookings.operation set state = 'sent', sent_at = platform.now(), attempts = attempts + 1,
        before = ${before ? app.db.json(before) : null}, due_at = platform.now() + ${lease}::interval
      where id = ${operation.id} and epoch = ${operation.epoch} and state = 'prepared'`;
    if (count > 0) await tellMoved(app, operation);
    return count > 0;
  });

async function conclude(app: BookingsContext, operation: Operation, changed: Changed): Promise<void> {
  if (changed.status === "settled") {
    const { outcome, refusal, ...settled } = changed.settled;
    const state = outcome === "refused" ? "rejected" : "confirmed";
    await settle(app, operation, {
      ...settled,
      state,
      outcome,
      refusal: refusal?.code ?? null,
      trouble: refusal?.why ?? null,
      priceNow: refusal?.priceNow ?? null,
    });
  } else if (changed.status === "unknown") await markUnknown(app, operation, changed.why);
  else await putBack(app, operation, changed.why);
}

/** Nothing was done: it is tried again, and given up before people forget that they asked. */
async function putBack(app: BookingsContext, operation: Operation, why: string): Promise<void> {
  const tries = await atomically(app, async (app) => {
    const [row] = await app.db<{ absences: number }[]>`
      update bookings.operation set state = 'prepared', is_under_way = false, trouble = ${why.slice(0, 300)}, absences = absences + 1,
        due_at = platform.now() + least(2 ^ absences, 8) * interval '1 second'
      where id = ${operation.id} and epoch = ${operation.epoch} and state in ('prepared', 'sent')
      returning absences`;
    if (row) await tellMoved(app, operation);
    return row?.absences ?? 0;
  });
  if (tries >= patience)
    await settle(app, operation, { state: "rejected", outcome: "refused", refusal: "UNREACHABLE", trouble: why });
}

/** It was asked and nobody knows: it keeps its booking to itself until that is known. */
const markUnknown = (app: BookingsContext, operation: Operation, why: string): Promise<void> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      update bookings.operation set state = 'unknown', trouble = ${why.slice(0, 300)}, absences = 0, absent_since = null,
        due_at = platform.now() + interval '1 second'
      where id = ${operation.id} and epoch = ${operation.epoch} and state = 'sent'`;
    if (count > 0) await tellMoved(app, operation);
  });
