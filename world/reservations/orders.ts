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

export const faultKinds = ["unavailable", "slow", "garbled", "cut"] as const;
export const FaultOrder = z.strictObject({ kind: z.enum(faultKinds), count: z.int().min(1).max(1_000_000).default(1) });
export type FaultOrder = z.infer<typeof FaultOrder>;
