/** What stood on the old flights is asked for again on the new ones, and what could not be kept becomes somebody's task. */
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { Booking } from "../../../../contract/bookings.ts";
import type { SeatFeature } from "../../../../contract/aboard.ts";
import type { Context } from "../../../platform/context.ts";
import type { BookingsContext } from "../context.ts";
import type { ReservationSystem } from "../reservation-system.ts";
import { carryOut } from "./carry-out.ts";
import { chooseSeats } from "./choose-seats.ts";
import { followId } from "./follow-id.ts";
import { findOperation, type Operation } from "./operation.ts";
import { prepareOperation } from "./prepare.ts";
import { leaveTasks } from "./tasks.ts";
import { whatWasLost } from "./what-was-lost.ts";

/** How long who looks at one has it to themselves: longer than all its calls may take. */
const lease = "60 seconds";

/** Reaction to operations that are settled: notes which rebookings are to be looked at. The system is asked by the worker, for reactions run within a transaction. */
export async function noteRebookings(app: Context, settled: readonly { operationId: string }[]): Promise<void> {
  const { count } = await app.db`
    update bookings.operation rebooking set follow_up_at = platform.now()
    from bookings.operation settled
    where settled.id = any(${settled.map(({ operationId }) => operationId)}::uuid[])
      and rebooking.id = coalesce(settled.follows_id, settled.id)
      and rebooking.kind = 'rebook' and rebooking.outcome in ('done', 'partial')`;
  if (count > 0) app.ring("operations");
}

/**
 * One rebooking whose time has come. One thing follows the other: services, then seats, then the tasks of what is still missing. Gives
 * whether there was one. While the system can't be asked it stays as it is, and is looked at again when the lease is over.
 */
export async function keepAfterRebooking(app: BookingsContext): Promise<boolean> {
  const [due] = await app.db<{ id: string; leased: string }[]>`
    update bookings.operation set follow_up_at = platform.now() + ${lease}::interval
    where id = (
      select id from bookings.operation where follow_up_at <= platform.now() order by follow_up_at limit 1 for update skip locked
    )
    returning id, follow_up_at::text as leased`;
  if (!due) return false;
  const rebooking = await findOperation(app.db, due.id);
  if (!rebooking || !(await goOn(app, rebooking))) return true;
  // What was settled meanwhile has set another time.
  await app.db`
    update bookings.operation set follow_up_at = null where id = ${due.id} and follow_up_at = ${due.leased}::text::timestamptz`;
  return true;
}

/** The next thing that is asked for again; or, where all was asked for, what is left to do. False where the system can't be asked now. */
async function goOn(app: BookingsContext, rebooking: Operation): Promise<boolean> {
  const { reservations } = app;
  const { before, bookingId } = rebooking;
  if (!reservations || !before || bookingId === null) return true;
  const asked = await app.db<{ kind: string; state: string }[]>`
    select kind, state from bookings.operation where follows_id = ${rebooking.id}`;
  if (asked.some(({ state }) => ["prepared", "sent", "unknown"].includes(state))) return true;
  const got = await reservations.get(bookingId);
  if (got.status !== "here") return got.status === "gone";
  const after = got.booking;
  const lost = whatWasLost(before, after);
  const isAsked = (kind: string): boolean => asked.some((one) => one.kind === kind);
  if (lost.services.length > 0 && !isAsked("add-services")) {
    await ask(app, rebooking, after, { kind: "add-services", items: lost.services, quoteId: null });
    return true;
  }
  const seats = isAsked("seats") ? [] : await seatsFor(reservations, { before, after, lost: lost.seats });
  if (seats.length > 0) await ask(app, rebooking, after, { kind: "seats", items: seats, quoteId: null });
  else await leaveTasks(app, rebooking, lost);
  return true;
}

async function ask(
  app: BookingsContext,
  { id: followsId, bookingId, caseId, customerId }: Operation,
  after: Booking,
  change: BookingChange,
): Promise<void> {
  const id = followId(followsId, change.kind);
  await prepareOperation(app, {
    id,
    bookingId,
    caseId,
    customerId,
    expectedVersion: after.version,
    change,
    why: "asked for again after a rebooking",
    by: { kind: "system", id: "jetbridge" },
    followsId,
  });
  await carryOut(app, id);
}

async function seatsFor(
  reservations: ReservationSystem,
  { before, after, lost }: { before: Booking; after: Booking; lost: readonly { passengerId: string; legId: string }[] },
): Promise<{ passengerId: string; legId: string; seat: string }[]> {
  const chosen = [];
  for (const [legId, some] of Map.groupBy(lost, (one) => one.legId)) {
    const leg = after.legs.find(({ id }) => id === legId);
    const asked = await reservations.seatMap(after.id, legId);
    if (!leg || asked.status !== "answered") continue;
    const sitters = some.map(({ passengerId }) => ({
      passengerId,
      kind: after.passengers.find(({ id }) => id === passengerId)?.kind ?? ("adult" as const),
      needsAssistance: before.services.some((one) => one.passengerId === passengerId && !one.isMeal),
      liked: likedBy(before, passengerId),
    }));
    for (const one of chooseSeats(asked.answer, leg.cabin, sitters)) chosen.push({ ...one, legId });
  }
  return chosen;
}

/** By the letter alone, as narrow cabins have it: what lies outside sits at a window. */
function likedBy({ legs }: Booking, passengerId: string): Extract<SeatFeature, "window" | "aisle" | "middle"> | null {
  const letter = legs
    .flatMap(({ seats }) => seats)
    .find((one) => one.passengerId === passengerId)
    ?.seat.at(-1);
  if (!letter) return null;
  if ("AFK".includes(letter)) return "window";
  return "CDGH".includes(letter) ? "aisle" : "middle";
}
