/** What leads from a customer to bookings and bags, and which they are. */
import type { Booking } from "../../contract/bookings.ts";
import { findBagFiles, findKept, type FoundFile, type Lead } from "../modules/bookings/index.ts";
import { findIdentifiersOf, findOne, type OwnIdentifier } from "../modules/customers/index.ts";
import { findKnownHere, findReach, type Reach, reachesTo } from "../modules/proof/index.ts";
import type { Db } from "../platform/db.ts";

export interface Belongings {
  survivorId: string;
  /** All ids that lead to the survivor. */
  ids: string[];
  /** As sure as they are known now and here: a proof that has run out is a claim. */
  identifiers: OwnIdentifier[];
  reached: Reach[];
}

interface Asked {
  customerId: string;
  /** Who reads: an override is its agent's alone. */
  staffId: string;
  /** In which talk they are looked at. */
  caseId?: string | undefined;
}

/** Of all that are one with them, and not of what is blocked or shared. */
export async function findBelongings(db: Db, asked: Asked): Promise<Belongings> {
  const { survivorId, ids } = await findOne(db, asked.customerId);
  const [own, known, reached] = await Promise.all([
    findIdentifiersOf(db, ids),
    findKnownHere(db, asked),
    findReach(db, asked),
  ]);
  const sure = new Map(known.map((one) => [`${one.kind} ${one.value}`, one.known]));
  const identifiers = own.map((one) => ({ ...one, known: sure.get(`${one.kind} ${one.value}`) ?? one.known }));
  return { survivorId, ids, identifiers, reached };
}

/** The bookings themselves, those that end last first; 500 at most. */
export async function findBookings(db: Db, { reached }: Belongings): Promise<Booking[]> {
  const bookings = await findKept(
    db,
    reached.map(({ bookingId }) => bookingId),
  );
  return bookings.toReversed().slice(0, 500);
}

/** How sure it is that a booking is theirs. */
export function knownOf({ reached }: Pick<Belongings, "reached">, bookingId: string): "claimed" | "seen" | "verified" {
  const reach = reached.find((one) => one.bookingId === bookingId);
  if (!reach) return "claimed";
  return reachesTo(reach.allows, "told") ? "verified" : reach.by === "seen" ? "seen" : "claimed";
}

/** The passengers they may be; all where the link is to the whole booking. */
export function passengersOf({ reached }: Pick<Belongings, "reached">, booking: Booking): Booking["passengers"] {
  const links = reached.find(({ bookingId }) => bookingId === booking.id)?.links ?? [];
  return links.some(({ passengerId }) => passengerId === null)
    ? booking.passengers
    : booking.passengers.filter(({ id }) => links.some(({ passengerId }) => passengerId === id));
}

const leadKinds: Readonly<Record<string, Lead["kind"]>> = {
  email: "email",
  phone: "phone",
  whatsapp: "phone",
  sms: "phone",
  loyalty: "loyalty",
  eticket: "eticket",
};

/** Bag files by their own leads, and by the bookings that are reached. */
export function findFiles(db: Db, belongings: Belongings, bookings: readonly Booking[]): Promise<FoundFile[]> {
  const leads = belongings.identifiers.flatMap(({ kind, value, known }): Lead[] => {
    const lead = leadKinds[kind];
    return lead ? [{ kind: lead, value, known }] : [];
  });
  const travellers = bookings.map((booking) => ({
    booking,
    passengers: passengersOf(belongings, booking),
    known: knownOf(belongings, booking.id),
  }));
  return findBagFiles(db, { leads, travellers });
}
