/** Places and services on a flight, who is on it, and what lets them in. */
import { z } from "zod";
import {
  Airport,
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
  Text,
} from "./parts.ts";

const SeatFeature = z.enum([
  "window",
  "aisle",
  "middle",
  "exit",
  "bulkhead",
  "bassinet",
  "extra-legroom",
  "front",
  "no-recline",
  "near-galley",
  "near-lavatory",
]);

const Seat = z.object({
  column: z.string().regex(/^[A-Z]$/),
  state: z.enum(["free", "taken", "blocked"]),
  features: z.array(SeatFeature).max(11),
  /** Null: included. */
  price: Money.nullish(),
  /** Who may not sit there. */
  closedTo: z.array(z.enum(["child", "infant", "assistance"])).max(3),
});

export const WireSeatMap = z.object({
  segmentId: Id,
  aircraft: Text.nullish(),
  cabins: z
    .array(
      z.object({
        cabin: Cabin,
        /** From left to right; an empty one is an aisle: `A B C "" D E F`. */
        columns: z
          .array(z.string().regex(/^[A-Z]?$/))
          .min(1)
          .max(16),
        rows: z
          .array(z.object({ number: z.int().min(1).max(199), isOverWing: z.boolean(), seats: z.array(Seat).max(12) }))
          .max(120),
      }),
    )
    .max(4),
});
export type WireSeatMap = z.infer<typeof WireSeatMap>;

export const WireOfferedService = z.object({
  code: ServiceCode,
  kind: z.enum(["meal", "assistance", "bag", "other"]),
  /** How much one bag of these may weigh: bags of one code are told apart by it. */
  kilograms: Kilograms.nullish(),
  segmentId: Id,
  /** Null: whoever asks for it. */
  passengerId: Id.nullish(),
  /** Until when it can be asked for. */
  deadline: Instant.nullish(),
  /** Null: included. */
  price: Money.nullish(),
  isOpen: z.boolean(),
  whyClosed: z.enum(["deadline", "quota", "not-carried"]).nullish(),
  /** It can't be asked for without words, as of a special meal. */
  needsText: z.boolean(),
});
export type WireOfferedService = z.infer<typeof WireOfferedService>;

export const ServicesAnswer = z.object({ services: z.array(WireOfferedService).max(2000) });

export const WireAboard = z.object({
  bookingId: Id,
  recordLocator: z.string().regex(/^[A-Z0-9]{5,8}$/),
  passengerId: Id,
  segmentId: Id,
  surname: Text,
  givenName: Text,
  type: PassengerType,
  cabin: Cabin,
  seat: SeatNumber.nullish(),
  isCheckedIn: z.boolean(),
  isBoarded: z.boolean(),
  tier: Text.nullish(),
  services: z.array(ServiceCode).max(50),
});
export type WireAboard = z.infer<typeof WireAboard>;

export const PassengerListAnswer = z.object({
  flight: FlightNumber,
  date: z.iso.date(),
  from: Airport,
  passengers: z.array(WireAboard).max(1000),
});

export const WireBoardingPass = z.object({
  passengerId: Id,
  segmentId: Id,
  sequence: z.int().min(1).max(9999),
  seat: SeatNumber.nullish(),
  boardsAt: LocalMoment,
  gate: Text.nullish(),
  terminal: Text.nullish(),
  /** In which group they board. */
  group: Text.nullish(),
  /** The bar code's text (IATA Resolution 792) where you write it yourself. */
  barcode: z.string().max(600).nullish(),
});
export type WireBoardingPass = z.infer<typeof WireBoardingPass>;

export const BoardingPassesAnswer = z.object({ boardingPasses: z.array(WireBoardingPass).max(1000) });
