/** What the shapes of the reservation API are made of. */
import { z } from "zod";

export const Text = z.string().max(300);
export const Id = z.string().min(1).max(100);
export const Airport = z.string().regex(/^[A-Z]{3}$/);
export const Zone = z
  .string()
  .regex(/^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+){0,2}$/)
  .max(60);
export const Instant = z.iso.datetime({ offset: true });
export const FlightNumber = z.string().regex(/^(?=\d?[A-Z])[A-Z0-9]{2}[A-Z]?\d{1,4}[A-Z]?$/);
export const AirlineCode = z.string().regex(/^[A-Z0-9]{2}$/);
export const SeatNumber = z.string().regex(/^\d{1,3}[A-Z]$/);
export const Cabin = z.enum(["first", "business", "premium", "economy"]);
export const PassengerType = z.enum(["adult", "child", "infant"]);

/** The letter of a booking class, such as `K`. */
export const BookingClass = z.string().regex(/^[A-Z]$/);

/** Four letters of a special service request (SSR), such as `VGML`; bags are `XBAG`. */
export const ServiceCode = z.string().regex(/^[A-Z]{4}$/);

/** How much one bag may weigh; null where all of a code weigh the same, or nobody asks. */
export const Kilograms = z.int().min(1).max(999);

/** With the offset that holds there then: `2026-12-24T10:35:00+01:00` with `Europe/Amsterdam`. */
export const LocalMoment = z.object({ time: Instant, zone: Zone });

/** The two letters in which reservation systems say how a segment or a service stands, as of an IATA message. */
export const StatusCode = z.string().regex(/^[A-Z]{2}$/);

/** A service of a passenger on a segment, as it is asked for. */
export const ServiceWanted = z.object({
  passengerId: Id,
  segmentId: Id,
  code: ServiceCode,
  kilograms: Kilograms.nullish(),
  text: Text.nullish(),
});

/** In minor units (ISO 4217): 12345 EUR is € 123.45, 500 JPY is ¥ 500. */
export const Money = z.object({ amount: z.string().regex(/^-?\d{1,15}$/), currency: z.string().regex(/^[A-Z]{3}$/) });

/** What a price is made of. `credit` is what the unused part of the old ticket is worth; it is negative. */
export const PricePart = z.object({
  kind: z.enum(["fare", "tax", "surcharge", "seat", "service", "penalty", "credit"]),
  /** As the airline names it: `YQ carrier surcharge`. */
  label: Text,
  amount: Money,
});

const Kinds = z.array(z.string().max(60)).max(20).nullish();

export const CapabilitiesAnswer = z.object({
  /** One that Jetbridge does not know is passed over. */
  capabilities: z.array(z.string().max(60)).max(100),
  /** What you must be told to sell, beyond names and a contact; what is left out is not asked for. */
  sale: z
    .object({
      /** Of each kind of passenger: `birth-date`, `title`, `gender`. */
      travellers: z.object({ adult: Kinds, child: Kinds, infant: Kinds }).nullish(),
      /** Those that you take: `female`, `male`, `unspecified`. */
      genders: Kinds,
      /** `email`, `phone`: each of them; none: one of either. */
      contacts: Kinds,
    })
    .nullish(),
});

export interface ApiCall {
  method: "get" | "post";
  path: string;
  summary: string;
  description: string;
  parameters: { name: string; in: "path" | "query"; required: boolean; description: string }[];
  body?: z.ZodType;
  answers: Record<string, { description: string; body?: z.ZodType }>;
}

export const bookingInPath = {
  name: "id",
  in: "path",
  required: true,
  description: "Your own id; it stays the same for ever.",
} as const;
