/** What documents, the messages that bring them and the page of a trip say; each language says all of it. */
import type { Booking, Standing } from "../../../../contract/bookings.ts";
import type { DocumentKind } from "../../../../contract/documents.ts";

/** Special services by what they are to who travels. */
export type ServiceWord = "meal" | "wheelchair" | "assistance" | "child" | "animal" | "baggage" | "other";

export interface TripWords {
  language: string;
  kinds: Record<DocumentKind, string>;
  bookingCode: string;
  passenger: string;
  passengers: string;
  flight: string;
  date: string;
  departs: string;
  arrives: string;
  boards: string;
  gate: string;
  terminal: string;
  seat: string;
  group: string;
  sequence: string;
  cabin: string;
  ticket: string;
  loyalty: string;
  cabins: Record<Booking["legs"][number]["cabin"], string>;
  standings: Record<Standing, string>;
  states: Record<Booking["state"], string>;
  services: Record<ServiceWord, string>;
  operatedBy: (airline: string) => string;
  bookedOn: (date: string) => string;
  heldUntil: (moment: string) => string;
  /** Of who travels too and is not named. */
  others: (n: number) => string;
  localTimes: string;
  showCode: string;
  keep: string;
  howToCheckIn: string;
  void: string;
  voidWhy: string;
  openNew: string;
  trip: string;
  documents: string;
  open: string;
  picture: string;
  apple: string;
  google: string;
  question: string;
  noQuestion: string;
  asked: (when: string) => string;
  writeHere: string;
  payments: string;
  pay: string;
  delayed: string;
  flightCancelled: string;
  gateLater: string;
  nextDay: (days: number) => string;
  forYou: string;
  over: string;
  wait: (minutes: number) => string;
  /** `about` is `KL641 AMS–JFK`. */
  send: Record<DocumentKind, (about: string) => string>;
  sendVoid: Record<DocumentKind, (about: string) => string>;
  withNew: string;
  withoutNew: string;
  yourTrip: (link: string) => string;
}
