/** A booking for those who may know that it is there and what troubles it, but not who travels and how to get at it. */
import type { BagFile } from "../../../contract/baggage.ts";
import type { Booking, Contact } from "../../../contract/bookings.ts";

const dots = "•••";

/** Flights, times, seats, meals and states stay; codes, contacts and names are dots, but for a name's first letter; remarks and money are left out. */
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
    remarks: [],
    total: null,
    paid: null,
    contacts: booking.contacts.map((one) => ({ ...one, value: maskContact(one) })),
  };
}

/** What happened to the bag stays; whose it is, and what could be fetched with it, are dots. */
export function maskBagFile<F extends BagFile>(file: F): F {
  return {
    ...file,
    reference: `${file.reference.slice(0, 5)}${dots}`,
    recordLocator: file.recordLocator && dots,
    passenger: { surname: firstLetter(file.passenger.surname), givenName: firstLetter(file.passenger.givenName) },
    bags: file.bags.map((bag) => ({ ...bag, tag: bag.tag && `${dots}${bag.tag.slice(-2)}` })),
  };
}

const firstLetter = (name: string): string => `${[...name][0] ?? ""}${dots}`;

/** Enough to know it again, too little to use. */
export const maskContact = ({ kind, value }: Pick<Contact, "kind" | "value">): string =>
  kind === "phone" ? `${dots}${value.slice(-2)}` : `${[...value][0] ?? ""}${dots}@${dots}`;
