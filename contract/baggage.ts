/** Bags that went astray, as the tracing system files them. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { InTalk } from "./uses.ts";

/** `missing`: it did not come. `rifled`: something is gone from it. */
export const BagFileKind = z.enum(["missing", "damaged", "rifled"]);
export const BagState = z.enum(["reported", "found", "on-its-way", "delivered", "closed"]);
export type BagState = z.infer<typeof BagState>;

export const BagFile = z.object({
  /** The station, the airline and a number: `AMSKL12345`. */
  reference: z.string(),
  /** Another one after each change. */
  version: z.string(),
  kind: BagFileKind,
  state: BagState,
  reportedAt: z.iso.datetime(),
  airport: z.string(),
  flight: z.string().nullable(),
  recordLocator: z.string().nullable(),
  passenger: z.object({ surname: z.string(), givenName: z.string() }),
  bags: z.array(z.object({ tag: z.string().nullable(), type: z.string().nullable(), colour: z.string().nullable() })),
  /** What happened to it, oldest first. */
  steps: z.array(z.object({ at: z.iso.datetime(), state: BagState, airport: z.string().nullable() })),
});
export type BagFile = z.infer<typeof BagFile>;

export const BagFileOfCustomer = BagFile.extend({
  known: z.enum(["claimed", "seen", "verified"]),
  /** Names, codes and tags are dots. */
  isMasked: z.boolean(),
});

const params = z.object({ customerId: z.uuid() });

export const listBagFiles = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/bag-files",
  summary:
    "Bag files of a customer, newest first, 50 at most. Masked where the link is not verified. Reading them is written to the audit.",
  needs: "customers:read",
  params,
  query: InTalk,
  returns: z.object({ items: z.array(BagFileOfCustomer) }),
});

export const reportBag = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/bag-files",
  summary:
    "File a report at the tracing system, for a passenger of a booking that is verified as the customer's. The same id twice is one report; `unsure`: the system did not answer, and the file appears by itself if it was made.",
  needs: "cases:reply",
  params,
  body: InTalk.extend({
    id: z.uuid(),
    bookingId: z.string().min(1).max(100),
    passengerId: z.string().min(1).max(100),
    kind: BagFileKind,
    airport: z.string().regex(/^[A-Z]{3}$/),
    flight: z.string().max(12).optional(),
    bags: z
      .array(
        z.object({
          tag: z
            .string()
            .regex(/^\d{10}$/)
            .nullable()
            .default(null),
          type: z.string().trim().max(60).nullable().default(null),
          colour: z.string().trim().max(40).nullable().default(null),
        }),
      )
      .min(1)
      .max(10),
  }),
  returns: z.object({
    state: z.enum(["filed", "refused", "unsure"]),
    reference: z.string().nullable(),
    why: z.string().nullable(),
  }),
  status: 201,
});
