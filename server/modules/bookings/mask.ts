/** A booking for those who may know that it is there and what troubles it, but not who travels and how to get at it. */
import type { Booking, Contact } from "../../../contract/bookings.ts";

const dots = "•••";

/** Flights, times, seats, meals and states stay; codes, contacts and names are dots, but for a name's first letter. */
export function maskBooking<B extends Booking>(booking: B): B {
  return {
    ...booking,
    recordLocator: dots,
    agency: booking.agency && { ...booking.agency, number: null },
    passengers: booking.passengers.map((one) => ({
      ...one,
      surname: firstLetter(one.surname),
      givenName: firstLetter(one.givenName),
      loyalty: one.loyalty && { ...one.loyalty, number: dots },
    })),
    tickets: booking.tickets.map((one) => ({ ...one, number: dots, surname: one.surname && firstLetter(one.surname) })),
    contacts: booking.contacts.map((one) => ({ ...one, value: maskContact(one) })),
  };
}

const firstLetter = (name: string): string => `${[...name][0] ?? ""}${dots}`;

/** Enough to know it again, too little to use. */
export const maskContact = ({ kind, value }: Pick<Contact, "kind" | "value">): string =>
  kind === "phone" ? `${dots}${value.slice(-2)}` : `${[...value][0] ?? ""}${dots}@${dots}`;
