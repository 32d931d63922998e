/** What could be flown, instead or at all, and at what price. Asking changes nothing. */
import { z } from "zod";
import { LocalTime } from "./bookings.ts";
import { endpoint } from "./endpoint.ts";
import { Balance, Money } from "./money.ts";

export const Cabin = z.enum(["first", "business", "premium", "economy"]);
export type Cabin = z.infer<typeof Cabin>;
export const PassengerKind = z.enum(["adult", "child", "infant"]);
const Airport = z.string().regex(/^[A-Z]{3}$/);

/** What a price is made of. `credit` is what the unused part of the old ticket is worth; it is negative. */
export const PricePart = z.object({
  kind: z.enum(["fare", "tax", "surcharge", "seat", "service", "penalty", "credit"]),
  label: z.string(),
  amount: Balance,
});
export type PricePart = z.infer<typeof PricePart>;

export const Journey = z.object({
  legs: z.array(
    z.object({
      flight: z.string(),
      operatedBy: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      departs: LocalTime,
      arrives: LocalTime,
      cabin: Cabin,
      bookingClass: z.string().nullable(),
      aircraft: z.string().nullable(),
      /** At this price; null where the system does not tell. */
      seatsLeft: z.int().nullable(),
    }),
  ),
  /** One fewer than legs. */
  connections: z.array(z.object({ airport: z.string(), minutes: z.int(), minimumMinutes: z.int().nullable() })),
});
export type Journey = z.infer<typeof Journey>;

/** A fee of null is one that can't be told. */
export const Conditions = z.object({
  isChangeable: z.boolean(),
  changeFee: Money.nullable(),
  isRefundable: z.boolean(),
  refundFee: Money.nullable(),
});

export const Offer = z.object({
  id: z.string(),
  expiresAt: z.iso.datetime(),
  journeys: z.array(Journey),
  conditions: Conditions,
  total: Money,
  parts: z.array(PricePart),
});
export type Offer = z.infer<typeof Offer>;

/** A seat or a service on what is given up, and whether it comes along. */
export const Carried = z.object({
  kind: z.enum(["seat", "service"]),
  passengerId: z.string().nullable(),
  legId: z.string().nullable(),
  what: z.string(),
  isKept: z.boolean(),
});
export type Carried = z.infer<typeof Carried>;

export const Alternative = z.object({
  id: z.string(),
  expiresAt: z.iso.datetime(),
  journey: Journey,
  /** For all passengers: above 0 is to be paid, below 0 comes back. Firm only as a quote. */
  difference: Balance,
  parts: z.array(PricePart),
  carried: z.array(Carried),
});
export type Alternative = z.infer<typeof Alternative>;

export const Quote = z.object({
  id: z.string(),
  bookingId: z.string(),
  bookingVersion: z.string(),
  expiresAt: z.iso.datetime(),
  /** Above 0 is to be paid before, below 0 comes back by the way it was paid. */
  due: Balance,
  parts: z.array(PricePart),
  carried: z.array(Carried),
});
export type Quote = z.infer<typeof Quote>;

/** Of one direction, say: the legs that would be given up, and where they should lead when. */
export const AlternativesWanted = z.object({
  legIds: z.array(z.string().min(1).max(100)).min(1).max(8),
  from: Airport,
  to: Airport,
  date: z.iso.date(),
  cabin: Cabin.nullable().default(null),
});
export type AlternativesWanted = z.infer<typeof AlternativesWanted>;

export const OffersWanted = z.object({
  slices: z
    .array(z.object({ from: Airport, to: Airport, date: z.iso.date() }))
    .min(1)
    .max(4),
  passengers: z.array(PassengerKind).min(1).max(9),
  /** In the order of the passengers: how old children and infants are on the last flight, where the system asks for it. */
  ages: z.array(z.int().min(0).max(17).nullable()).max(9).nullish(),
  cabin: Cabin.nullable().default(null),
});
export type OffersWanted = z.infer<typeof OffersWanted>;

const Ref = z.string().min(1).max(100);

/** An alternative or a quote: some systems want all of its items named when it is taken, and their ids are long. */
export const OfferRef = z.string().min(1).max(1000);

/** A place for a passenger on a leg. */
export const SeatAsked = z.object({ passengerId: Ref, legId: Ref, seat: z.string().regex(/^\d{1,3}[A-Z]$/) });

/** How much one bag may weigh. */
export const Kilograms = z.int().min(1).max(999);

/** A service for a passenger on a leg; `text` is what the kitchen or the airport must know. */
export const ServiceAsked = z.object({
  passengerId: Ref,
  legId: Ref,
  code: z.string().regex(/^[A-Z]{4}$/),
  /** Of a bag: which of those that are offered under this code. */
  kilograms: Kilograms.nullish(),
  text: z.string().trim().max(200).nullable().default(null),
});

export const QuoteWanted = z.object({
  /** The booking's version as whoever asks saw it; another one is refused. */
  expectedVersion: Ref,
  change: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("rebook"), alternativeId: OfferRef }),
    z.object({ kind: z.literal("cancel") }),
    z.object({ kind: z.literal("seats"), items: z.array(SeatAsked).min(1).max(100) }),
    z.object({ kind: z.literal("services"), items: z.array(ServiceAsked).min(1).max(100) }),
  ]),
});
export type QuoteWanted = z.infer<typeof QuoteWanted>;

/** In which talk it is asked: the customer must be verified there, or it is refused. */
export const InCase = z.object({ customerId: z.uuid(), caseId: z.uuid() });
const ofBooking = z.object({ bookingId: Ref });

export const searchOffers = endpoint({
  method: "POST",
  path: "/api/v1/offers",
  summary: "What can be flown and for how much, as the reservation system sells it now.",
  needs: "bookings:change",
  body: OffersWanted,
  returns: z.object({ items: z.array(Offer) }),
});

export const findAlternatives = endpoint({
  method: "POST",
  path: "/api/v1/bookings/:bookingId/alternatives",
  summary:
    "What could be flown instead of some legs of a booking, with the difference in price and what would be lost.",
  needs: "bookings:change",
  params: ofBooking,
  query: InCase,
  body: AlternativesWanted,
  returns: z.object({ items: z.array(Alternative) }),
});

export const quoteChange = endpoint({
  method: "POST",
  path: "/api/v1/bookings/:bookingId/quotes",
  summary: "The firm price of a change until it expires, with its parts.",
  needs: "bookings:change",
  params: ofBooking,
  query: InCase,
  body: QuoteWanted,
  returns: Quote,
});
