/** A trip as its passengers see it: their part of the booking, what is told of its flights, and the documents that hold. */
import { flightNumber } from "../../../contract/flights.ts";
import { findKept } from "../bookings/index.ts";
import { findTold } from "../flights/index.ts";
import { makeAll } from "./available.ts";
import { passesOf } from "./read-passes.ts";
import type { DocumentsContext } from "./context.ts";
import type { DocumentRow } from "./document.ts";
import { type Facts, factsOf, type LegFacts } from "./facts.ts";
import type { BoardingPass } from "../../../contract/aboard.ts";

export interface TripLeg extends LegFacts {
  gate: string | null;
  terminal: string | null;
  boardsAt: BoardingPass["boardsAt"] | null;
  trouble: "delayed" | "cancelled" | null;
}

export interface Trip {
  bookingId: string;
  facts: Facts;
  legs: TripLeg[];
  /** How many travel too and are not named. */
  others: number;
  documents: DocumentRow[];
}

/** Null where the booking is gone, or nobody of these is in it any more. */
export async function findTrip(
  app: DocumentsContext,
  wanted: { bookingId: string; passengerIds: readonly string[] },
): Promise<Trip | null> {
  const { bookingId } = wanted;
  const [booking] = await findKept(app.db, [bookingId]);
  const passengerIds = (booking?.passengers ?? [])
    .map(({ id }) => id)
    .filter((id) => wanted.passengerIds.includes(id))
    .toSorted();
  const facts = booking && factsOf(booking, { kind: "confirmation", bookingId, legId: null, passengerIds }, []);
  if (!booking || !facts) return null;
  const all = await passesOf(app, booking);
  const passes = all?.filter(({ passengerId }) => passengerIds.includes(passengerId)) ?? null;
  return {
    bookingId,
    facts,
    legs: await withTold(app, facts.legs, passes ?? []),
    others: booking.passengers.length - passengerIds.length,
    documents: await makeAll(app, { booking, passengerIds, passes }),
  };
}

async function withTold(
  { db }: DocumentsContext,
  legs: readonly LegFacts[],
  passes: readonly BoardingPass[],
): Promise<TripLeg[]> {
  const keyed = legs.map((leg) => ({
    leg,
    flight: flightNumber(leg.flight) ?? leg.flight,
    date: leg.departs.local.slice(0, 10),
  }));
  const told = await findTold(db, keyed);
  return keyed.map(({ leg, flight, date }) => {
    const kinds = new Set(told.filter((one) => one.flight === flight && one.date === date).map(({ kind }) => kind));
    const pass = passes.find(({ legId }) => legId === leg.id);
    return {
      ...leg,
      gate: pass?.gate ?? null,
      terminal: pass?.terminal ?? null,
      boardsAt: pass?.boardsAt ?? null,
      trouble: kinds.has("cancelled") ? "cancelled" : kinds.has("delayed") ? "delayed" : null,
    };
  });
}
