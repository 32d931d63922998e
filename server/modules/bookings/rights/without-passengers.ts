/** A booking without some of its passengers: the others keep all of theirs. Pure. */
import type { Booking } from "../../../../contract/bookings.ts";

/** `isTheirs` of a contact that stands for the whole booking. */
export function withoutPassengers(
  booking: Booking,
  gone: ReadonlySet<string>,
  isTheirs: (contact: Booking["contacts"][number]) => boolean = () => false,
): Booking {
  const stays = ({ passengerId }: { passengerId: string | null }): boolean =>
    passengerId === null || !gone.has(passengerId);
  return {
    ...booking,
    passengers: booking.passengers.filter(({ id }) => !gone.has(id)),
    legs: booking.legs.map((leg) => ({ ...leg, seats: leg.seats.filter(stays) })),
    services: booking.services.filter(stays),
    tickets: booking.tickets.filter(stays),
    checkIns: booking.checkIns.filter(stays),
    // Whom a remark is about is said in its words alone.
    remarks: gone.size > 0 ? [] : booking.remarks,
    contacts: booking.contacts.filter((contact) => stays(contact) && !isTheirs(contact)),
    wantNoContact: booking.wantNoContact.filter((id) => id === null || !gone.has(id)),
  };
}

/** The same of what is theirs alone: for themselves to read. */
export function onlyPassengers(booking: Booking, theirs: ReadonlySet<string>): Booking {
  const others = new Set(booking.passengers.map(({ id }) => id).filter((id) => !theirs.has(id)));
  return withoutPassengers(booking, others);
}
