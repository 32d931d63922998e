/** What leads from a customer to bookings and bags, and which they are. */
import type { Booking } from "../../contract/bookings.ts";
import { findBagFiles, findLedTo, type FoundFile, type Lead, type LedTo } from "../modules/bookings/index.ts";
import { findIdentifiersOf, findOne, type OwnIdentifier } from "../modules/customers/index.ts";
import type { Db } from "../platform/db.ts";

/** Identifiers that a booking can hold, by the kind they are kept as. */
const leadKinds: Readonly<Record<string, Lead["kind"]>> = {
  email: "email",
  phone: "phone",
  whatsapp: "phone",
  sms: "phone",
  loyalty: "loyalty",
  booking: "booking",
  eticket: "eticket",
};

export interface Belongings {
  survivorId: string;
  /** All ids that lead to the survivor. */
  ids: string[];
  identifiers: OwnIdentifier[];
  leads: Lead[];
  links: LedTo[];
}

/** Of all that are one with them, and not of what is blocked or shared. */
export async function findBelongings(db: Db, customerId: string): Promise<Belongings> {
  const { survivorId, ids } = await findOne(db, customerId);
  const identifiers = await findIdentifiersOf(db, ids);
  const leads = identifiers.flatMap(({ kind, value, known }): Lead[] => {
    const lead = leadKinds[kind];
    return lead ? [{ kind: lead, value, known }] : [];
  });
  return { survivorId, ids, identifiers, leads, links: await findLedTo(db, leads) };
}

export const bookingIdsOf = ({ links }: Pick<Belongings, "links">): string[] => [
  ...new Set(links.map(({ bookingId }) => bookingId)),
];

/** The bookings themselves, those that end last first. */
export async function findBookings(db: Db, belongings: Belongings): Promise<Booking[]> {
  const rows = await db<{ content: Booking }[]>`
    select content from bookings.booking where id = any(${bookingIdsOf(belongings)}::text[]) order by ends_at desc limit 500`;
  return rows.map(({ content }) => content);
}

/** How sure it is that a booking is theirs. */
export function knownOf({ links }: Pick<Belongings, "links">, bookingId: string): LedTo["known"] {
  const theirs = new Set(links.filter((one) => one.bookingId === bookingId).map(({ known }) => known));
  return theirs.has("verified") ? "verified" : theirs.has("seen") ? "seen" : "claimed";
}

/** The passengers they may be; all where the link is to the whole booking. */
export function passengersOf({ links }: Pick<Belongings, "links">, booking: Booking): Booking["passengers"] {
  const theirs = links.filter(({ bookingId }) => bookingId === booking.id);
  return theirs.some(({ passengerId }) => passengerId === null)
    ? booking.passengers
    : booking.passengers.filter(({ id }) => theirs.some(({ passengerId }) => passengerId === id));
}

export const findFiles = (db: Db, { leads, links }: Belongings, bookings: readonly Booking[]): Promise<FoundFile[]> =>
  findBagFiles(db, { leads, ledTo: links, bookings });
