/** What could be flown instead, or at all, and at what price. Asking changes nothing. */
import { z } from "zod";
import {
  AirlineCode,
  Airport,
  BookingClass,
  Cabin,
  FlightNumber,
  Id,
  Instant,
  LocalMoment,
  Money,
  PassengerType,
  PricePart,
  SeatNumber,
  ServiceCode,
  ServiceWanted,
  Text,
} from "./parts.ts";

const OfferedSegment = z.object({
  flight: FlightNumber,
  operatedBy: AirlineCode.nullish(),
  from: Airport,
  to: Airport,
  departs: LocalMoment,
  arrives: LocalMoment,
  cabin: Cabin,
  bookingClass: BookingClass.nullish(),
  aircraft: Text.nullish(),
  terminal: Text.nullish(),
  /** At this price; null where you do not tell. */
  seatsLeft: z.int().nullish(),
});

/** From the first departure to the last arrival, with what lies between two flights. */
export const WireJourney = z.object({
  segments: z.array(OfferedSegment).min(1).max(6),
  /** One fewer than segments. `minimumMinutes` is the minimum connection time there. */
  connections: z.array(z.object({ airport: Airport, minutes: z.int(), minimumMinutes: z.int().nullish() })).max(5),
});
export type WireJourney = z.infer<typeof WireJourney>;

/** What may be done with the fare later, and what it costs; a fee of null is one that can't be told. */
const Conditions = z.object({
  isChangeable: z.boolean(),
  changeFee: Money.nullish(),
  isRefundable: z.boolean(),
  refundFee: Money.nullish(),
});

export const SearchRequest = z.object({
  slices: z
    .array(z.object({ from: Airport, to: Airport, date: z.iso.date() }))
    .min(1)
    .max(4),
  passengers: z.array(PassengerType).min(1).max(9),
  cabin: Cabin.nullish(),
});

export const WireOffer = z.object({
  id: Id,
  expiresAt: Instant,
  journeys: z.array(WireJourney).min(1).max(4),
  conditions: Conditions,
  total: Money,
  parts: z.array(PricePart).max(60),
});
export type WireOffer = z.infer<typeof WireOffer>;

export const SearchAnswer = z.object({ offers: z.array(WireOffer).max(200) });

export const AlternativesRequest = z.object({
  /** The segments that would be given up; those of one direction, say. */
  segmentIds: z.array(Id).min(1).max(8),
  from: Airport,
  to: Airport,
  date: z.iso.date(),
  cabin: Cabin.nullish(),
});

/** A seat or a service on what is given up, and whether it comes along. */
const Carried = z.object({
  kind: z.enum(["seat", "service"]),
  passengerId: Id.nullish(),
  segmentId: Id.nullish(),
  /** The seat, or the service's code. */
  what: z.union([SeatNumber, ServiceCode]),
  isKept: z.boolean(),
});

export const WireAlternative = z.object({
  id: Id,
  expiresAt: Instant,
  journey: WireJourney,
  /** For all passengers: above 0 is to be paid, below 0 comes back. Firm only as a quote. */
  difference: Money,
  parts: z.array(PricePart).max(60),
  carried: z.array(Carried).max(2000),
});
export type WireAlternative = z.infer<typeof WireAlternative>;

export const AlternativesAnswer = z.object({ alternatives: z.array(WireAlternative).max(200) });

const QuotedChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rebook"), alternativeId: Id }),
  z.object({ kind: z.literal("cancel") }),
  z.object({
    kind: z.literal("seats"),
    items: z
      .array(z.object({ passengerId: Id, segmentId: Id, seat: SeatNumber }))
      .min(1)
      .max(100),
  }),
  z.object({
    kind: z.literal("services"),
    items: z.array(ServiceWanted).min(1).max(100),
  }),
]);

export const QuoteRequest = z.object({
  /** As it was seen by who asks; another one is refused with `VERSION_CONFLICT`. */
  expectedVersion: Id,
  change: QuotedChange,
});

export const WireQuote = z.object({
  id: Id,
  bookingId: Id,
  bookingVersion: Id,
  expiresAt: Instant,
  /** Above 0 is to be paid before, below 0 comes back by the way it was paid. */
  due: Money,
  parts: z.array(PricePart).max(60),
  carried: z.array(Carried).max(2000),
});
export type WireQuote = z.infer<typeof WireQuote>;
