/**
 * The Jetbridge baggage API, version 1: what an airline puts in front of its baggage tracing so that Jetbridge can read and file reports.
 * Jetbridge is the client. `docs/baggage-api/openapi.json` is printed from this.
 */
import { z } from "zod";
import { BagFileKind, BagState } from "./baggage.ts";
import type { ApiCall } from "./reservation-api/parts.ts";

const Text = z.string().max(300);
const Id = z.string().min(1).max(100);
const Airport = z.string().regex(/^[A-Z]{3}$/);
const Instant = z.iso.datetime({ offset: true });
const Bag = z.object({
  /** Ten digits: the leading one, three of the airline, six of the bag. */
  tag: z
    .string()
    .regex(/^\d{10}$/)
    .nullish(),
  type: Text.nullish(),
  colour: Text.nullish(),
});

export const WireBagFile = z.object({
  reference: z.string().regex(/^[A-Z]{3}[A-Z0-9]{2}\d{5,6}$/),
  version: Id,
  kind: BagFileKind,
  state: BagState,
  reportedAt: Instant,
  airport: Airport,
  flight: z.string().max(12).nullish(),
  recordLocator: z
    .string()
    .regex(/^[A-Z0-9]{5,8}$/)
    .nullish(),
  ticketNumber: z
    .string()
    .regex(/^\d{13,14}$/)
    .nullish(),
  passenger: z.object({
    surname: Text,
    givenName: Text,
    loyalty: z.object({ programme: z.string().max(3), number: z.string().max(16) }).nullish(),
  }),
  contacts: z.array(z.object({ kind: z.enum(["email", "phone"]), value: Text })).max(10),
  bags: z.array(Bag).max(20),
  steps: z.array(z.object({ at: Instant, state: BagState, airport: Airport.nullish() })).max(200),
  /** Of a report that came by this API: the id it was asked with. */
  requestId: Id.nullish(),
});
export type WireBagFile = z.infer<typeof WireBagFile>;

export const ReportRequest = z.object({
  /** Chosen by Jetbridge: the same one twice is one report. */
  requestId: z.uuid(),
  kind: BagFileKind,
  airport: Airport,
  flight: z.string().nullable(),
  recordLocator: z.string(),
  ticketNumber: z.string().nullable(),
  passenger: z.object({
    surname: z.string(),
    givenName: z.string(),
    loyalty: z.object({ programme: z.string(), number: z.string() }).nullable(),
  }),
  contacts: z.array(z.object({ kind: z.enum(["email", "phone"]), value: z.string() })),
  bags: z.array(z.object({ tag: z.string().nullable(), type: z.string().nullable(), colour: z.string().nullable() })),
});
export type ReportRequest = z.infer<typeof ReportRequest>;

export const ChangesAnswer = z.object({
  files: z.array(WireBagFile).max(500),
  /** Where to go on; also where nothing happened. */
  cursor: z.string().min(1).max(200),
  hasMore: z.boolean(),
});

export const RefusedAnswer = z.object({ why: z.string().max(300) });

export const baggageCalls: readonly ApiCall[] = [
  {
    method: "get",
    path: "/files",
    summary: "Files to which something happened, oldest change first, as they are now.",
    description:
      "Asked about every two seconds. The same file twice does no harm, one that is missing does. Keep what changed for thirteen months or more: how often somebody's bag went astray is counted from it.",
    parameters: [
      {
        name: "after",
        in: "query",
        required: false,
        description: "The cursor of the answer before; without it, from the beginning of what you keep.",
      },
    ],
    answers: {
      200: { description: "Up to 500 files.", body: ChangesAnswer },
      410: { description: "You do not know this cursor. Jetbridge begins anew, without one." },
    },
  },
  {
    method: "post",
    path: "/files",
    summary: "File a report.",
    description:
      "The same `requestId` again is answered with the file that was made; Jetbridge asks again after a time-out. Contacts and names are as the reservation system has them.",
    parameters: [],
    body: ReportRequest,
    answers: {
      200: { description: "It was filed before.", body: WireBagFile },
      201: { description: "It is filed now.", body: WireBagFile },
      422: { description: "It can't be filed, and why: for the agent to read.", body: RefusedAnswer },
    },
  },
];
