/** What people decide about an operation: they agree, take it back, or say what became of it. */
import type { Money } from "../../../../contract/money.ts";
import { atomically } from "../../../platform/context.ts";
import { audit } from "../../staff/index.ts";
import type { BookingsContext } from "../context.ts";
import { AlreadySent, NothingToApprove, NotForPersons, NotYours, OperationNotFound } from "../problems.ts";
import { asLost } from "./lost.ts";
import { findOperation, type Operation } from "./operation.ts";
import { settle, tellMoved } from "./settle.ts";

interface Deed {
  operationId: string;
  actorId: string;
}

/** Somebody else than who asked agrees; the database holds it too. The caller carries it out; the worker, should they not. */
export const approveOperation = (app: BookingsContext, { operationId, actorId }: Deed): Promise<void> =>
  atomically(app, async (app) => {
    const operation = await known(app, operationId);
    if (operation.waitsFor !== "approval") throw NothingToApprove();
    if (operation.byId === actorId) throw NotYours();
    const { count } = await app.db`
      update bookings.operation set waits_for = null, approved_by = ${actorId}, due_at = platform.now() + interval '1 second'
      where id = ${operationId} and state = 'prepared' and waits_for = 'approval'`;
    if (count === 0) throw NothingToApprove();
    await noted(app, operation, { actorId, action: "bookings.approve" });
  });

/** As long as nothing was sent. */
export const withdrawOperation = (app: BookingsContext, { operationId, actorId }: Deed): Promise<void> =>
  atomically(app, async (app) => {
    const operation = await known(app, operationId);
    const { count } = await app.db`
      update bookings.operation set state = 'withdrawn', waits_for = null, settled_at = platform.now(), due_at = null
      where id = ${operationId} and state = 'prepared' and not is_under_way`;
    if (count === 0 && operation.state !== "withdrawn") throw AlreadySent();
    if (count > 0) await noted(app, operation, { actorId, action: "bookings.withdraw" });
  });

/** Has looked into the reservation system and says so; the version is fresh afterwards. */
export async function settleByPerson(
  app: BookingsContext,
  { operationId, actorId, wasDone, why }: Deed & { wasDone: boolean; why: string },
): Promise<void> {
  const operation = await known(app, operationId);
  if (!operation.needsPerson) throw NotForPersons();
  const bookingId = wasDone ? await soldTo(app, operation) : null;
  const isSettled = await settle(app, operation, {
    ...(bookingId !== null && { bookingId }),
    state: "reconciled",
    outcome: wasDone ? "done" : "refused",
    refusal: wasDone ? null : "NOT_DONE",
    trouble: why,
  });
  if (!isSettled) throw NotForPersons();
  await noted(app, operation, { actorId, action: "bookings.settle" });
}

/** The booking that a sale led to, where the system shows it by now: then its tickets wait for the payment like any other's. */
async function soldTo(app: BookingsContext, operation: Operation): Promise<string | null> {
  if (operation.change.kind !== "sell" || !app.reservations) return null;
  const became = await app.reservations.whatBecameOf(await asLost(app, operation));
  return became.status === "settled" ? became.settled.bookingId : null;
}

/** Looks now instead of a little later. */
export async function hurryOperation({ db }: BookingsContext, operationId: string): Promise<void> {
  const { count } = await db`
    update bookings.operation set due_at = least(due_at, platform.now()) where id = ${operationId} and state = 'unknown' and not needs_person`;
  if (count === 0 && !(await findOperation(db, operationId))) throw OperationNotFound();
}

/** What was paid for goes on; the same payment twice is one, and another amount than what is due is none. The caller carries it out. */
export const payOperation = (
  app: BookingsContext,
  operationId: string,
  payment: { reference: string; provider: string; amount: Money; paidAt: Date },
): Promise<void> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      update bookings.operation set payment = ${app.db.json({ ...payment, paidAt: payment.paidAt.toISOString() })}, waits_for = null,
        due_at = platform.now() + interval '1 second'
      where id::text = ${operationId} and state = 'prepared' and waits_for = 'payment'
        and due ->> 'amount' = ${payment.amount.amount} and due ->> 'currency' = ${payment.amount.currency}`;
    if (count === 0) return;
    await tellMoved(app, await known(app, operationId));
  });

async function known({ db }: BookingsContext, id: string): Promise<Operation> {
  const operation = await findOperation(db, id);
  if (!operation) throw OperationNotFound();
  return operation;
}

async function noted(
  app: BookingsContext,
  operation: Operation,
  { actorId, action }: { actorId: string; action: string },
): Promise<void> {
  await audit(app.db, { actorId, action, subject: `booking/${operation.bookingId ?? ""}`, detail: operation.id });
  await tellMoved(app, operation);
}
