/** What the airline's own systems saw of a passenger: app, site, check-in, airport, bags. */
import { z } from "zod";
import { IdentifierKind } from "./customers.ts";
import { endpoint, Time } from "./endpoint.ts";
import { FlightNumber } from "./flights.ts";

/** A step or an outcome in a few letters, as the reporting system calls it: `check-in`, `failed`. */
const Word = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9]*([-_. ][A-Za-z0-9]+)*$/)
  .max(60);

/** The same step is one word, however a system writes it: `Check_In` is `check-in`. */
export const wordOf = (text: string): string => text.trim().toLowerCase().replaceAll(/[_. ]/g, "-");

export const Touchpoint = z.object({
  /** The reporting system's own id: the same one twice is one touchpoint. */
  id: z.string().trim().min(1).max(200),
  /** The step: `search`, `check-in`, `seat`, `bag-drop`, `security`, `boarding`; any word is taken. */
  kind: Word,
  at: Time,
  /** As the system knows the passenger; who that is, is found here. */
  identifier: z.object({ kind: IdentifierKind, value: z.string().min(1).max(20_000) }),
  /** Where: `app`, `site`, `kiosk`, `desk`, `gate`. */
  channel: Word.optional(),
  flight: FlightNumber.optional(),
  /** The day of the scheduled departure, where it departs. */
  flightDate: z.iso.date().optional(),
  /** How it ended; `done` where nothing is said. `failed`, `refused`, `abandoned` and the like are trouble. */
  outcome: Word.optional(),
  details: z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()])).optional(),
});

export const reportTouchpoints = endpoint({
  method: "POST",
  path: "/api/v1/touchpoints",
  summary:
    "Tell what happened to passengers: up to 500 at once, each id of a program once. An identifier that is none is refused by itself, and the rest is taken.",
  needs: "touchpoints:report",
  body: z.object({ items: z.array(Touchpoint).min(1).max(500) }),
  returns: z.object({
    taken: z.int(),
    known: z.int(),
    refused: z.array(z.object({ id: z.string(), code: z.literal("not-an-identifier") })),
  }),
});

/** A touchpoint as it is shown: details in the system's own words. */
export const KeptTouchpoint = z.object({
  id: z.string(),
  kind: z.string(),
  at: Time,
  channel: z.string().nullable(),
  flight: z.string().nullable(),
  outcome: z.string(),
  isTrouble: z.boolean(),
});

export const findTouchpoints = endpoint({
  method: "POST",
  path: "/api/v1/touchpoints/find",
  summary:
    "The touchpoints of one identifier, newest first, and the customers it leads to: none while somebody is anonymous. A POST, so that no identifier stands in an address. Reading them is written to the audit.",
  needs: "customers:read",
  body: z.object({
    identifier: z.object({ kind: IdentifierKind, value: z.string().min(1).max(20_000) }),
    limit: z.int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  returns: z.object({
    customerIds: z.array(z.uuid()),
    items: z.array(KeptTouchpoint),
    nextCursor: z.string().nullable(),
  }),
});
