/** Finds the booking that somebody names by its record locator and a surname in it: the first step of proving who they are. */
import type { Booking } from "../../../contract/bookings.ts";
import { readRecordLocator } from "./record-locator.ts";
import type { Away, ReservationSystem } from "./reservation-system.ts";
import { isSameSurname } from "../customers/index.ts";

export type Named =
  | { status: "found"; booking: Booking; passengerIds: string[] }
  /** No such locator, or no such name in it: which of them is nobody's to know. */
  | { status: "not-found" }
  | Away;

const nobody = "NOBODY";

/** The reservation system is asked in any case where both could be one, so that both misses cost one call. Cancelled bookings prove nothing. */
export async function findByName(
  reservations: ReservationSystem,
  { recordLocator, surname }: { recordLocator: string; surname: string },
): Promise<Named> {
  const locator = readRecordLocator(recordLocator);
  if (locator === null) return { status: "not-found" };
  const found = await reservations.find({ by: "record-locator", recordLocator: locator, surname });
  if (found.status === "away") return found;
  // A booking of nobody is compared too, so that there is always one to compare.
  isSameSurname(surname, { surname: nobody });
  const named = found.bookings
    .filter((booking) => booking.recordLocator === locator && booking.state !== "cancelled")
    .map((booking) => ({
      booking,
      passengerIds: booking.passengers.filter((one) => isSameSurname(surname, one)).map(({ id }) => id),
    }))
    .filter(({ passengerIds }) => passengerIds.length > 0);
  const [only] = named;
  return only && named.length === 1 ? { status: "found", ...only } : { status: "not-found" };
}
