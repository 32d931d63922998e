/** A booking as a reservation system tells it, and how bookings are found and followed. */
import { z } from "zod";
import {
  AirlineCode,
  Airport,
  BookingClass,
  Cabin,
  FlightNumber,
  Id,
  Instant,
  Kilograms,
  LocalMoment,
  Money,
  PassengerType,
  SeatNumber,
  ServiceCode,
  StatusCode,
  Text,
} from "./parts.ts";

const Passenger = z.object({
  id: Id,
  surname: Text,
  givenName: Text,
  /** True where the system had to cut the name. */
  nameCut: z.boolean().optional(),
  type: PassengerType,
  loyalty: z
    .object({
      programme: z.string().regex(/^[A-Z0-9]{2}$/),
      number: z.string().regex(/^[A-Z0-9]{4,16}$/),
      tier: Text.nullish(),
    })
    .nullish(),
});

const Segment = z.object({
  id: Id,
  flight: FlightNumber,
  operatedBy: AirlineCode.nullish(),
  from: Airport,
  to: Airport,
  departs: LocalMoment,
  arrives: LocalMoment,
  cabin: Cabin,
  bookingClass: BookingClass.nullish(),
  terminal: Text.nullish(),
  gate: Text.nullish(),
  status: StatusCode,
  seats: z.array(z.object({ passengerId: Id, seat: SeatNumber })).max(2000),
});

/** A special service request as it stands, contacts (CTCE, CTCM, CTCR) among them. */
const ServiceRequest = z.object({
  id: Id,
  code: ServiceCode,
  passengerId: Id.nullish(),
  segmentId: Id.nullish(),
  status: StatusCode,
  kilograms: Kilograms.nullish(),
  text: Text.nullish(),
});

const Ticket = z.object({
  number: z.string().regex(/^\d{13,14}$/),
  passengerId: Id,
  surname: Text.nullish(),
  /** `emd` is the document of a service that was paid for. */
  kind: z.enum(["ticket", "emd"]).optional(),
  issuedAt: Instant.nullish(),
  /**
   * One for each flight, in order, with its status of one letter: O open, A airport control, C checked in, L lifted,
   * F flown, E exchanged, R refunded, V void, S suspended, I irregular, U unavailable, P printed, Z closed.
   */
  coupons: z
    .array(z.object({ segmentId: Id.nullish(), status: z.string().regex(/^[A-Z]$/) }))
    .max(16)
    .optional(),
});

export const WireBooking = z.object({
  id: Id,
  recordLocator: z.string().regex(/^[A-Z0-9]{5,8}$/),
  owner: AirlineCode,
  /** Another one after each change. */
  version: Id,
  state: z.enum(["held", "confirmed", "cancelled"]),
  createdAt: Instant,
  holdUntil: Instant.nullish(),
  agency: z.object({ name: Text, number: z.string().max(20).nullish() }).nullish(),
  passengers: z.array(Passenger).min(1).max(999),
  segments: z.array(Segment).max(50),
  services: z.array(ServiceRequest).max(5000),
  tickets: z.array(Ticket).max(5000),
  /** Who is checked in, and who is aboard. */
  checkIns: z
    .array(z.object({ passengerId: Id, segmentId: Id, sequence: z.int().min(1).max(9999), isBoarded: z.boolean() }))
    .max(5000)
    .optional(),
  remarks: z
    .array(z.object({ id: Id, at: Instant, text: Text }))
    .max(500)
    .optional(),
  /** The price of what is booked, and how much of it is paid. */
  total: Money.nullish(),
  paid: Money.nullish(),
  /** Contacts that stand elsewhere than in service requests. */
  contacts: z
    .array(
      z.object({
        kind: z.enum(["email", "phone"]),
        value: Text,
        of: z.enum(["passenger", "agency"]),
        passengerId: Id.nullish(),
        language: z
          .string()
          .regex(/^[a-z]{2}$/)
          .nullish(),
      }),
    )
    .max(2000),
});
export type WireBooking = z.infer<typeof WireBooking>;

export const FindRequest = z.discriminatedUnion("by", [
  z.object({ by: z.literal("record-locator"), recordLocator: z.string(), surname: z.string() }),
  z.object({ by: z.literal("loyalty"), programme: z.string(), number: z.string() }),
  z.object({ by: z.literal("contact"), kind: z.enum(["email", "phone"]), value: z.string() }),
]);

export const FindAnswer = z.object({ bookings: z.array(WireBooking).max(50) });

export const EventsAnswer = z.object({
  events: z
    .array(z.object({ bookingId: Id, at: Instant, kind: z.enum(["created", "changed", "cancelled", "purged"]) }))
    .max(1000),
  /** Where to go on; also where nothing happened. */
  cursor: z.string().min(1).max(200),
  hasMore: z.boolean(),
});

export const TooLateAnswer = z.object({ cursor: z.string().min(1).max(200) });
