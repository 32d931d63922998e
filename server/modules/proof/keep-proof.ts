/** What follows from a proof: identifiers that are verified for a time, or that somebody may act for another. */
import { randomUUID } from "node:crypto";
import type { Booking, Passenger } from "../../../contract/bookings.ts";
import type { ActsFor, ProofMethod } from "../../../contract/proof.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { findOne, isIdentifier, record, type Said } from "../customers/index.ts";
import { audit } from "../staff/index.ts";
import { customerProved } from "./events.ts";
import { giveMandate } from "./mandate.ts";
import { holdsUntil } from "./rules.ts";

export interface Prover {
  customerId: string;
  caseId?: string | undefined;
  /** Who typed it here; null: the customer, on their own page. */
  actorId: string | null;
  actsFor?: ActsFor | undefined;
}

export interface ProvedBooking {
  booking: Booking;
  /** Who they may be in it. */
  passengerIds: readonly string[];
  /** An address on file that they proved to read. */
  contact?: { kind: "email" | "phone"; value: string } | undefined;
}

type Named = Extract<Said, { kind: "link" }>["identifier"];

/** Those who act for another are not them: they get a mandate, and nothing that would join the two. */
export const keepProvedBooking = (
  app: Context,
  method: ProofMethod,
  { customerId, caseId, actorId, actsFor }: Prover,
  { booking, passengerIds, contact }: ProvedBooking,
): Promise<Date> =>
  atomically(app, async (app) => {
    const theirs = booking.passengers.filter(({ id }) => passengerIds.includes(id));
    const [only] = theirs;
    await tellProof(app, { customerId, caseId, actorId }, `${method} booking/${booking.id}`);
    if (actsFor)
      return giveMandate(app, {
        customerId,
        caseId: caseId ?? null,
        actsFor,
        bookingId: booking.id,
        loyalty: only && theirs.length === 1 ? loyaltyOf(only) : null,
        method,
        actorId,
      });
    const surnames = [...new Set(theirs.map(({ surname }) => surname))];
    const identifiers: Named[] = [
      ...surnames.map((surname) => ({ kind: "booking", value: valueOf(booking, surname) })),
      ...(contact ? [contact] : []),
    ].filter(isIdentifier);
    // Two of one surname may both have booked: only one name proves which of them it is.
    const name = only && theirs.length === 1 ? `${only.givenName} ${only.surname}` : null;
    return keepVerified(app, method, { customerId, caseId, actorId }, { identifiers, name });
  });

/** Identifiers that are verified from now on, for as long as such a proof holds. */
export async function keepVerified(
  app: Context,
  method: ProofMethod,
  { customerId, caseId, actorId }: Prover,
  { identifiers, name }: { identifiers: readonly Named[]; name: string | null },
): Promise<Date> {
  const until = await holdsUntil(app.db, method);
  await record(
    app,
    identifiers.map((identifier) => ({
      id: randomUUID(),
      kind: "link",
      customerId,
      identifier,
      known: "verified",
      name,
      until,
      actorId,
      source: method,
      evidence: caseId ? `case/${caseId}` : null,
    })),
  );
  return until;
}

/** Whoever looks at the customer or the case sees it at once, and it is in the audit where a member of staff did it. */
export async function tellProof(app: Context, { customerId, caseId, actorId }: Prover, detail: string): Promise<void> {
  const { survivorId } = await findOne(app.db, customerId);
  await emit(app, customerProved, [{ customerId, survivorId, caseId: caseId ?? null }]);
  if (actorId) await audit(app.db, { actorId, action: "proof.proved", subject: `customer/${customerId}`, detail });
}

/** With the day it was made, for locators are used again. */
const valueOf = ({ recordLocator, madeAt }: Booking, surname: string): string =>
  `${recordLocator}/${surname.replaceAll("/", " ")}/${madeAt.slice(0, 10)}`;

const loyaltyOf = ({ loyalty }: Passenger): string | null => loyalty && `${loyalty.programme} ${loyalty.number}`;
