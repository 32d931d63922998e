/** Places and services on a flight, and what lets a passenger aboard. */
import { z } from "zod";
import { LocalTime } from "./bookings.ts";
import { endpoint } from "./endpoint.ts";
import { Cabin, InCase, Kilograms, PassengerKind } from "./fares.ts";
import { Money } from "./money.ts";

export const SeatFeature = z.enum([
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
export type SeatFeature = z.infer<typeof SeatFeature>;

export const SeatOnMap = z.object({
  column: z.string(),
  state: z.enum(["free", "taken", "blocked"]),
  features: z.array(SeatFeature),
  /** Null: included. */
  price: Money.nullable(),
  /** Who may not sit there. */
  closedTo: z.array(z.enum(["child", "infant", "assistance"])),
});
export type SeatOnMap = z.infer<typeof SeatOnMap>;

export const SeatMap = z.object({
  legId: z.string(),
  aircraft: z.string().nullable(),
  cabins: z.array(
    z.object({
      cabin: Cabin,
      /** From left to right; an empty one is an aisle. */
      columns: z.array(z.string()),
      rows: z.array(z.object({ number: z.int(), isOverWing: z.boolean(), seats: z.array(SeatOnMap) })),
    }),
  ),
});
export type SeatMap = z.infer<typeof SeatMap>;

export const OfferedService = z.object({
  code: z.string(),
  kind: z.enum(["meal", "assistance", "bag", "other"]),
  /** How much one bag of these may weigh, where the system tells: bags of one code are told apart by it. */
  kilograms: Kilograms.nullish(),
  legId: z.string(),
  /** Null: whoever asks for it. */
  passengerId: z.string().nullable(),
  /** Until when it can be asked for. */
  deadline: z.iso.datetime().nullable(),
  /** Null: included. */
  price: Money.nullable(),
  isOpen: z.boolean(),
  whyClosed: z.enum(["deadline", "quota", "not-carried"]).nullable(),
  needsText: z.boolean(),
});
export type OfferedService = z.infer<typeof OfferedService>;

export const BoardingPass = z.object({
  passengerId: z.string(),
  legId: z.string(),
  sequence: z.int(),
  seat: z.string().nullable(),
  boardsAt: LocalTime,
  gate: z.string().nullable(),
  terminal: z.string().nullable(),
  group: z.string().nullable(),
  /** The bar code's text (IATA Resolution 792) where the airline's system writes it itself. */
  barcode: z.string().nullable(),
});
export type BoardingPass = z.infer<typeof BoardingPass>;

/** One of those who are booked on a flight. */
export const PassengerOnFlight = z.object({
  bookingId: z.string(),
  recordLocator: z.string(),
  passengerId: z.string(),
  legId: z.string(),
  surname: z.string(),
  givenName: z.string(),
  kind: PassengerKind,
  cabin: Cabin,
  seat: z.string().nullable(),
  isCheckedIn: z.boolean(),
  isBoarded: z.boolean(),
  tier: z.string().nullable(),
  services: z.array(z.string()),
});
export type PassengerOnFlight = z.infer<typeof PassengerOnFlight>;

const Ref = z.string().min(1).max(100);

export const getSeatMap = endpoint({
  method: "GET",
  path: "/api/v1/bookings/:bookingId/seat-maps/:legId",
  summary: "The seats of one flight as this booking may take them. One it holds already is free.",
  needs: "bookings:change",
  params: z.object({ bookingId: Ref, legId: Ref }),
  query: InCase,
  returns: SeatMap,
});

export const listOfferedServices = endpoint({
  method: "GET",
  path: "/api/v1/bookings/:bookingId/offered-services",
  summary:
    "Meals, assistance, bags and more that can be asked for, with deadlines and prices; what is closed says why.",
  needs: "bookings:change",
  params: z.object({ bookingId: Ref }),
  query: InCase,
  returns: z.object({ items: z.array(OfferedService) }),
});
