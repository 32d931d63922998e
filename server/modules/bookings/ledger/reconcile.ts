/** Finds out what became of an operation that got no answer: reads, then decides. */
import { atomically } from "../../../platform/context.ts";
import type { BookingsContext } from "../context.ts";
import { breaks } from "../../../platform/db.ts";
import type { Became, ReservationSystem } from "../reservation-system.ts";
import { asLost } from "./lost.ts";
import { findOperation, type Operation } from "./operation.ts";
import { settle, tellMoved } from "./settle.ts";
import { wasDone } from "./was-done.ts";

/** What is read as not done must still be so after this: the change may have been on its way. Systems that take longer say so. */
const absentForSeconds = 30;
const pauses = "10 seconds";
const lease = "30 seconds";
/** So often it is sent; then a person decides. */
const attemptsAtMost = 3;

export type Finding = "done" | "not-done" | "cannot-tell" | "away";

/** Of one that is unknown, or that was sent by somebody who did not come back. Gives whether it was looked at. */
export async function reconcile(app: BookingsContext, id: string): Promise<boolean> {
  const { reservations } = app;
  if (!reservations) return false;
  const operation = await take(app, id);
  if (!operation) return false;
  const became = await reservations.whatBecameOf(await asLost(app, operation));
  if (became.status === "settled") await settleAs(app, operation, became);
  else await conclude(app, operation, await find(reservations, operation, became));
  return true;
}

/** Who sent it is not heard of any more, or knows no more than we do: from now on we have it. */
const take = (app: BookingsContext, id: string): Promise<Operation | null> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      update bookings.operation set state = 'unknown', epoch = epoch + 1, due_at = platform.now() + ${lease}::interval
      where id = ${id} and state in ('sent', 'unknown') and due_at <= platform.now()`;
    return count === 0 ? null : findOperation(app.db, id);
  });

/** Of two sales that are alike and were both lost only one may have led to a booking: the other needs a person. */
async function settleAs(
  app: BookingsContext,
  operation: Operation,
  { settled: { refusal, ...settled } }: Extract<Became, { status: "settled" }>,
): Promise<void> {
  const ended = {
    ...settled,
    state: "reconciled" as const,
    refusal: refusal?.code ?? null,
    trouble: refusal?.why ?? null,
    priceNow: refusal?.priceNow ?? null,
  };
  try {
    await settle(app, operation, ended);
  } catch (error) {
    if (!breaks(error, "operation_sold_once")) throw error;
    await conclude(app, operation, "cannot-tell");
  }
}

/** Asks the booking what the system can't tell by the operation's id. */
async function find(
  reservations: ReservationSystem,
  operation: Operation,
  became: Exclude<Became, { status: "settled" }>,
): Promise<Finding> {
  if (became.status === "away") return "away";
  if (became.status === "not-known-there") return "not-done";
  const { change, bookingId, before } = operation;
  if (bookingId === null || before === null) return "cannot-tell";
  const got = await reservations.get(bookingId);
  if (got.status === "away") return "away";
  if (got.status === "gone") return "cannot-tell";
  return wasDone(change, before, got.booking);
}

async function conclude(app: BookingsContext, operation: Operation, finding: Finding): Promise<void> {
  if (finding === "done") {
    await settle(app, operation, { state: "reconciled", outcome: "done" });
    return;
  }
  if (finding === "not-done" && (await isStillAbsent(app, operation))) {
    await sendAgain(app, operation);
    return;
  }
  await atomically(app, async (app) => {
    const needsPerson = finding === "cannot-tell";
    await app.db`
      update bookings.operation set needs_person = ${needsPerson},
        absences = absences + ${finding === "not-done" ? 1 : 0},
        absent_since = case when ${finding === "not-done"} then coalesce(absent_since, platform.now()) end,
        due_at = case when ${needsPerson} then null else platform.now() + ${pauses}::interval end
      where id = ${operation.id} and epoch = ${operation.epoch} and state = 'unknown'`;
    await tellMoved(app, operation);
  });
}

async function isStillAbsent({ db, reservations }: BookingsContext, { id }: Operation): Promise<boolean> {
  const seconds = reservations?.doneWithinSeconds ?? absentForSeconds;
  const [row] = await db<{ isAbsent: boolean }[]>`
    select absences > 0 and absent_since <= platform.now() - ${seconds} * interval '1 second' as is_absent from bookings.operation where id = ${id}`;
  return row?.isAbsent ?? false;
}

/** Nothing was done and nothing is on its way: it starts from the beginning, with the booking as it is now; after three times it is given up. */
async function sendAgain(app: BookingsContext, operation: Operation): Promise<void> {
  if (operation.attempts >= attemptsAtMost) {
    await settle(app, operation, { state: "reconciled", outcome: "refused", refusal: "NOT_DONE" });
    return;
  }
  await atomically(app, async (app) => {
    await app.db`
      update bookings.operation set state = 'prepared', is_under_way = false, absences = 0, absent_since = null, due_at = platform.now()
      where id = ${operation.id} and epoch = ${operation.epoch} and state = 'unknown'`;
    await tellMoved(app, operation);
    app.ring("operations");
  });
}
