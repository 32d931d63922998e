/** What the control can ask of the reservation system. */
import { z } from "zod";

const FlightDate = z.strictObject({ flight: z.string().regex(/^Q0\d{2,4}$/), date: z.iso.date() });

export const BookingOrder = z.strictObject({
  /** One is made up where none is given. */
  recordLocator: z
    .string()
    .regex(/^[A-Z0-9]{6}$/)
    .optional(),
  passengers: z
    .array(
      z.strictObject({
        surname: z.string().min(1).max(60),
        givenName: z.string().min(1).max(60),
        type: z.enum(["adult", "child", "infant"]).default("adult"),
        nameCut: z.boolean().default(false),
        /** In the airline's own programme. */
        loyaltyNumber: z
          .string()
          .regex(/^[A-Z0-9]{4,16}$/)
          .optional(),
        tier: z.string().max(20).optional(),
        /** Become CTCE and CTCM. */
        email: z.string().max(200).optional(),
        phone: z
          .string()
          .regex(/^\+\d{7,15}$/)
          .optional(),
        language: z
          .string()
          .regex(/^[a-z]{2}$/)
          .optional(),
        /** CTCR instead. */
        refusesContact: z.boolean().default(false),
        /** Meals and assistance on every leg: `VGML`, or `VGML NN` where it does not stand as HK. */
        services: z.array(z.string().regex(/^[A-Z]{4}( [A-Z]{2})?$/)).default([]),
        ticketed: z.boolean().default(true),
        /** On the ticket, where it is another than in the booking. */
        ticketSurname: z.string().max(60).optional(),
      }),
    )
    .min(1)
    .max(50),
  legs: z.array(FlightDate).min(1).max(8),
  cabin: z.enum(["business", "premium", "economy"]).default("economy"),
  /** The dearer ones are tried where it is closed. */
  bookingClass: z
    .string()
    .regex(/^[A-Z]$/)
    .optional(),
  agency: z
    .strictObject({
      name: z.string().max(60),
      number: z.string().max(20),
      email: z.string().max(200),
      phone: z.string().max(20),
    })
    .optional(),
  held: z.boolean().default(false),
});
export type BookingOrder = z.input<typeof BookingOrder>;

export const FlightChange = FlightDate.extend({
  kind: z.enum(["retimed", "cancelled"]),
  /** When it departs now, on the clocks there: `HH:MM`. */
  departs: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
});
export type FlightChange = z.infer<typeof FlightChange>;

/** Those that end in `-after` do what was asked, and nobody hears of it; so does a garbled answer to a change. */
export const faultKinds = [
  "unavailable",
  "broken",
  "slow",
  "garbled",
  "cut",
  "timeout",
  "timeout-after",
  "cut-after",
  "broken-after",
  "stale",
  "partial",
  "price-changed",
  "duplicate-events",
  "unordered-events",
] as const;
export const FaultOrder = z.strictObject({
  kind: z.enum(faultKinds),
  /** The next so many calls; with `share` there is no end to it. */
  count: z.int().min(1).max(1_000_000).default(1),
  /** The share of calls, by chance. */
  share: z.number().min(0).max(1).optional(),
  /** Which calls: those that only ask, or those that change something. */
  on: z.enum(["any", "read", "change"]).default("any"),
  /** How long a slow answer takes, and a line stays open on which none comes. */
  ms: z.int().min(0).max(600_000).default(6000),
});
export type FaultOrder = z.output<typeof FaultOrder>;
export type FaultWish = z.input<typeof FaultOrder>;

export const FlightKey = FlightDate;
export const PassengerKey = FlightDate.extend({ bookingId: z.string().max(40), passengerId: z.string().max(40) });
export const FillOrder = FlightDate.extend({
  cabin: z.enum(["business", "premium", "economy"]).default("economy"),
  /** How many seats stay free. */
  leave: z.int().min(0).max(1000).default(0),
});
export type FillOrder = z.input<typeof FillOrder>;
