/** What stood on the old flights is asked for again on the new ones, and what could not be kept becomes somebody's task. */
import { randomUUID } from "node:crypto";
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { Booking } from "../../../../contract/bookings.ts";
import type { SeatFeature } from "../../../../contract/aboard.ts";
import type { BookingsContext } from "../context.ts";
import type { ReservationSystem } from "../reservation-system.ts";
import { carryOut } from "./carry-out.ts";
import { chooseSeats } from "./choose-seats.ts";
import { findOperation, type Operation } from "./operation.ts";
import { prepareOperation } from "./prepare.ts";
import { leaveTasks } from "./tasks.ts";
import { whatWasLost } from "./what-was-lost.ts";

interface Settled {
  operationId: string;
  outcome: string;
}

/** Reaction to operations that are settled. One follows the other: services, then seats, then the tasks of what is still missing. */
export async function keepAfterRebooking(app: BookingsContext, settled: readonly Settled[]): Promise<void> {
  for (const { operationId, outcome } of settled) {
    const operation = await findOperation(app.db, operationId);
    if (!operation) continue;
    const rebooking = operation.change.kind === "rebook" ? operation : await rebookingBefore(app, operationId);
    if (rebooking && (rebooking !== operation || outcome !== "refused")) await goOn(app, rebooking);
  }
}

async function rebookingBefore({ db }: BookingsContext, operationId: string): Promise<Operation | null> {
  const [row] = await db<{ followsId: string | null }[]>`
    select follows_id from bookings.operation where id = ${operationId}`;
  return row?.followsId ? findOperation(db, row.followsId) : null;
}

/** The next thing that is asked for again; or, where all was asked for, what is left to do. */
async function goOn(app: BookingsContext, rebooking: Operation): Promise<void> {
  const { reservations } = app;
  const { before, bookingId } = rebooking;
  if (!reservations || !before || bookingId === null) return;
  const asked = await app.db<{ kind: string; state: string }[]>`
    select kind, state from bookings.operation where follows_id = ${rebooking.id}`;
  if (asked.some(({ state }) => ["prepared", "sent", "unknown"].includes(state))) return;
  const got = await reservations.get(bookingId);
  // It is tried again by whoever runs reactions.
  if (got.status === "away") throw new Error("The reservation system could not be asked.");
  if (got.status === "gone") return;
  const after = got.booking;
  const lost = whatWasLost(before, after);
  const isAsked = (kind: string): boolean => asked.some((one) => one.kind === kind);
  if (lost.services.length > 0 && !isAsked("add-services"))
    return ask(app, rebooking, after, { kind: "add-services", items: lost.services, quoteId: null });
  const seats = isAsked("seats") ? [] : await seatsFor(reservations, { before, after, lost: lost.seats });
  if (seats.length > 0) return ask(app, rebooking, after, { kind: "seats", items: seats, quoteId: null });
  await leaveTasks(app, rebooking, lost);
}

async function ask(
  app: BookingsContext,
  { id: followsId, bookingId, caseId, customerId }: Operation,
  after: Booking,
  change: BookingChange,
): Promise<void> {
  const id = randomUUID();
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
