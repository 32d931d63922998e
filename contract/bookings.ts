/** Bookings of the airline's passengers, as we keep and show them. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { Money } from "./money.ts";
import { InTalk, Relation, Use } from "./uses.ts";

/** A moment where it happens: the clock on the wall there, its zone (IANA), and the same in UTC. */
export const LocalTime = z.object({ local: z.string(), zone: z.string(), at: z.iso.datetime() });
export type LocalTime = z.infer<typeof LocalTime>;

/** Whether a place on a flight, or a service, is ours: `changed` is one whose times moved and that nobody has agreed to yet. */
export const Standing = z.enum(["confirmed", "requested", "waitlisted", "changed", "refused", "cancelled"]);
export type Standing = z.infer<typeof Standing>;

export const Passenger = z.object({
  id: z.string(),
  surname: z.string(),
  givenName: z.string(),
  /** The reservation system had to cut the name. */
  isNameCut: z.boolean(),
  kind: z.enum(["adult", "child", "infant"]),
  loyalty: z.object({ programme: z.string(), number: z.string(), tier: z.string().nullable() }).nullable(),
});
export type Passenger = z.infer<typeof Passenger>;

export const Leg = z.object({
  id: z.string(),
  flight: z.string(),
  /** Who flies it, where that is another airline. */
  operatedBy: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  departs: LocalTime,
  arrives: LocalTime,
  cabin: z.enum(["first", "business", "premium", "economy"]),
  /** The letter of the booking class. */
  bookingClass: z.string().nullable(),
  terminal: z.string().nullable(),
  gate: z.string().nullable(),
  standing: Standing,
  seats: z.array(z.object({ passengerId: z.string(), seat: z.string() })),
});
export type Leg = z.infer<typeof Leg>;

/** A meal, assistance or another special service request (SSR), by its IATA code of four letters. */
export const Service = z.object({
  id: z.string(),
  code: z.string(),
  /** Null: for all of the booking. */
  passengerId: z.string().nullable(),
  legId: z.string().nullable(),
  standing: Standing,
  isMeal: z.boolean(),
  /** How much a bag may weigh, where the system tells. */
  kilograms: z.int().nullish(),
});
export type Service = z.infer<typeof Service>;

/** How far one flight of a ticket is used. `irregular`: the airline changed its plans. */
export const CouponStatus = z.enum([
  "open",
  "airport-control",
  "checked-in",
  "lifted",
  "flown",
  "exchanged",
  "refunded",
  "void",
  "suspended",
  "irregular",
  "unavailable",
  "printed",
  "closed",
]);
export type CouponStatus = z.infer<typeof CouponStatus>;

export const Ticket = z.object({
  number: z.string(),
  passengerId: z.string(),
  /** The surname on the ticket, where the system tells it. */
  surname: z.string().nullable(),
  /** `emd` is the document of a service that was paid for. */
  kind: z.enum(["ticket", "emd"]),
  issuedAt: z.iso.datetime().nullable(),
  /** One for each flight, in order; empty where the system does not tell. */
  coupons: z.array(z.object({ legId: z.string().nullable(), status: CouponStatus })),
});

export const Contact = z.object({
  kind: z.enum(["email", "phone"]),
  value: z.string(),
  /** Null: of the booking. */
  passengerId: z.string().nullable(),
  /** The language they want to be told in, where they said so. */
  language: z.string().nullable(),
  /** An agency's contact is no passenger's. */
  isAgencys: z.boolean(),
});
export type Contact = z.infer<typeof Contact>;

export const Booking = z.object({
  /** The reservation system's own. */
  id: z.string(),
  /** Used again after years: never a key by itself. */
  recordLocator: z.string(),
  /** The airline whose record locator it is. */
  owner: z.string(),
  /** Another one after each change. */
  version: z.string(),
  state: z.enum(["held", "confirmed", "cancelled"]),
  madeAt: z.iso.datetime(),
  /** Until when it is held without a ticket. */
  holdUntil: z.iso.datetime().nullable(),
  agency: z.object({ name: z.string(), number: z.string().nullable() }).nullable(),
  passengers: z.array(Passenger),
  legs: z.array(Leg),
  services: z.array(Service),
  tickets: z.array(Ticket),
  contacts: z.array(Contact),
  checkIns: z.array(
    z.object({ passengerId: z.string(), legId: z.string(), sequence: z.int(), isBoarded: z.boolean() }),
  ),
  remarks: z.array(z.object({ id: z.string(), at: z.iso.datetime(), text: z.string() })),
  /** The price of what is booked, and how much of it is paid; null where the system does not tell. */
  total: Money.nullable(),
  paid: Money.nullable(),
  /** Passengers who do not want to be contacted (CTCR); null is all. */
  wantNoContact: z.array(z.string().nullable()),
});
export type Booking = z.infer<typeof Booking>;

/** What somebody who looks at a booking should be told of. */
export const Oddity = z.object({
  kind: z.enum([
    "short-connection",
    "missed-connection",
    "change-of-airport",
    "leg-unconfirmed",
    "times-changed",
    "unticketed",
    "name-on-ticket",
    "service-unconfirmed",
    "service-refused",
    "service-lost",
    "seat-shared",
    "child-alone",
    "no-contact",
  ]),
  legIds: z.array(z.string()),
  passengerId: z.string().nullable(),
  serviceId: z.string().nullable(),
  /** Of a connection. */
  minutes: z.int().nullable(),
});
export type Oddity = z.infer<typeof Oddity>;

export const BookingOfCustomer = Booking.extend({
  /** Which passengers the customer may be, and by which of their identifiers. */
  linkedBy: z.array(
    z.object({
      passengerId: z.string().nullable(),
      kind: z.enum(["loyalty", "email", "phone", "booking", "eticket"]),
      known: z.enum(["claimed", "seen", "verified"]),
      /** Until when it counts as verified; null: it does not end. */
      until: Time.nullable(),
      /** Of somebody who acts for the passenger. */
      actsFor: Relation.nullable(),
    }),
  ),
  /** The most that may be done with it for this customer now. */
  allows: Use,
  /** Names, codes and contacts are dots: the link is a claim, or the reader's role does not see personal data. */
  isMasked: z.boolean(),
  oddities: z.array(Oddity),
});

export const listBookings = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/bookings",
  summary:
    "Bookings that a customer's identifiers lead to, the next to end first, then those that are over. Masked where the link is not verified. Reading them is written to the audit.",
  needs: "customers:read",
  params: z.object({ customerId: z.uuid() }),
  query: Paging.extend(InTalk.shape),
  returns: pageOf(BookingOfCustomer),
});
