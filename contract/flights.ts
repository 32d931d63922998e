/** What the airline's own systems tell us of its flights. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";

/** What of a flight somebody may wait for. */
export const FlightEventKind = z.enum(["gate-known", "delayed", "cancelled", "departed", "arrived", "bag-found"]);
export type FlightEventKind = z.infer<typeof FlightEventKind>;

const designator = /^(?=\d?[A-Z])([A-Z0-9]{2}[A-Z]?)\s*0*(\d{1,4})([A-Z])?$/;

/** A flight number as we keep it, without blanks and leading zeros: `kl 0643` is `KL643`. Null where it is none. */
export function flightNumber(text: string): string | null {
  const [, carrier, number, suffix = ""] = designator.exec(text.trim().toUpperCase()) ?? [];
  return carrier && Number(number) > 0 ? `${carrier}${Number(number)}${suffix}` : null;
}

/** As people write it; what it stands for is `flightNumber` of it. */
export const FlightNumber = z
  .string()
  .trim()
  .max(12)
  .refine((text) => flightNumber(text) !== null, "Not a flight number.");

export const FlightEvent = z.object({
  /** The reporting system's own id: the same one twice is one event. */
  id: z.string().trim().min(1).max(200),
  flight: FlightNumber,
  /** The day of the scheduled departure, where it departs. */
  date: z.iso.date(),
  kind: FlightEventKind,
  at: Time,
  /** What else is known, such as the gate; kept, not read. */
  details: z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean(), z.null()])).optional(),
});

export const reportFlightEvents = endpoint({
  method: "POST",
  path: "/api/v1/flight-events",
  summary:
    "Tell what happened to flights: up to 500 at once, each id of a program once. Who promised to come back then, is reminded.",
  needs: "flights:report",
  body: z.object({ items: z.array(FlightEvent).min(1).max(500) }),
  returns: z.object({ taken: z.int(), known: z.int() }),
});
