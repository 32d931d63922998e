/** Record locator and surname: what every airline asks for, and what everybody guesses at. */
import { findByName, followFound } from "../bookings/index.ts";
import { findOne } from "../customers/index.ts";
import { audit } from "../staff/index.ts";
import type { ProofContext } from "./context.ts";
import { keepProvedBooking, type Prover } from "./keep-proof.ts";
import { requireSoon } from "./mandate.ts";
import { evenly, forgive, type Guesser, keysOf, reserve } from "./patience.ts";

export interface Try extends Prover {
  recordLocator: string;
  surname: string;
  from: Guesser["from"];
}

export type Tried =
  | { status: "proved"; bookingId: string; until: Date }
  /** No such locator, or no such name in it, or neither: nobody learns which. */
  | { status: "not-proved" | "away"; bookingId: null; until: null };

/** In milliseconds; longer than a reservation system needs as a rule. */
const stepMs = 400;

/** A miss costs the same work and the same time, whatever was wrong, and a place in the line of those who must wait. */
export const proveByBooking = (app: ProofContext, wanted: Try): Promise<Tried> =>
  evenly(stepMs, async () => {
    const { survivorId } = await findOne(app.db, wanted.customerId);
    await requireSoon(app.db, wanted.actsFor);
    const guessed = wanted.recordLocator.replaceAll(/[^\p{L}\p{N}]/gu, "").toUpperCase();
    const keys = keysOf(app, { customerId: survivorId, from: wanted.from }, guessed);
    await reserve(app, keys);
    const { actorId } = wanted;
    if (actorId) await audit(app.db, { actorId, action: "proof.try", subject: `customer/${wanted.customerId}` });
    const found = app.reservations
      ? await findByName(app.reservations, wanted)
      : { status: "away" as const, why: "none is connected" };
    if (found.status === "not-found") return { status: "not-proved", bookingId: null, until: null };
    await forgive(app, keys);
    if (found.status === "away") return { status: "away", bookingId: null, until: null };
    const { passengerIds } = found;
    const booking = await followFound(app.db, found.booking);
    const until = await keepProvedBooking(app, "booking", wanted, { booking, passengerIds });
    return { status: "proved", bookingId: found.booking.id, until };
  });
