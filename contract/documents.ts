/** What a passenger is given to hold: booking confirmation, invitation to check in, boarding pass; sent where they are. */
import { z } from "zod";
import { LocalTime } from "./bookings.ts";
import { endpoint, Time } from "./endpoint.ts";
import { ChannelKind } from "./words.ts";

export const DocumentKind = z.enum(["confirmation", "check-in", "boarding-pass"]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** Why a document holds no longer: its booking or flight was cancelled, it is another flight or seat, the check-in was taken back, something else in it is another. */
export const VoidWhy = z.enum(["cancelled", "flight", "seat", "withdrawn", "changed"]);
export type VoidWhy = z.infer<typeof VoidWhy>;

/** How a document goes out: a file, a picture, the words of an approved template with a link, words of ours with one. */
export const SentForm = z.enum(["file", "image", "template", "link"]);
export type SentForm = z.infer<typeof SentForm>;

/** What a document can be opened as. */
export const OpenForm = z.enum(["pdf", "png", "apple", "google"]);
export type OpenForm = z.infer<typeof OpenForm>;

const Sending = z.object({
  messageId: z.uuid(),
  channel: ChannelKind,
  form: SentForm,
  at: Time,
  /** Null: the house itself, because the one before was void. */
  by: z.string().nullable(),
  /** As the message fares. */
  state: z.enum(["pending", "accepted", "delivered", "read", "refused", "unsure", "undone"]),
  /** When its link was first opened. */
  openedAt: Time.nullable(),
  /** It told that the document before this one is void. */
  tellsVoid: z.boolean(),
});

export const CaseDocument = z.object({
  /** Null: it was not made yet. */
  id: z.uuid().nullable(),
  kind: DocumentKind,
  bookingId: z.string(),
  legId: z.string().nullable(),
  passengerIds: z.array(z.string()),
  /** Of whom and of which flight, for who chooses. */
  travellers: z.array(z.string()),
  flights: z.array(z.object({ flight: z.string(), from: z.string(), to: z.string(), departs: LocalTime })),
  seat: z.string().nullable(),
  madeAt: Time.nullable(),
  voidAt: Time.nullable(),
  voidWhy: VoidWhy.nullable(),
  sendings: z.array(Sending),
});
export type CaseDocument = z.infer<typeof CaseDocument>;

/** Where a document can be sent now, and as what. */
const DocumentPlace = z.object({
  threadId: z.uuid().nullable(),
  channel: ChannelKind,
  channelAccountId: z.uuid(),
  accountName: z.string(),
  form: SentForm,
});

const params = z.object({ caseId: z.uuid() });

export const listDocuments = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/documents",
  summary:
    "Documents of the bookings that the customer of a case may be told, those that are void last; where they can be sent, what became of each sending. Written to the audit.",
  needs: "cases:read",
  params,
  returns: z.object({
    items: z.array(CaseDocument),
    places: z.array(DocumentPlace),
    /** Bookings that lead to the customer and are not proved to be theirs: nothing of them can be sent. */
    unproved: z.int(),
  }),
});

const Chosen = z.object({
  kind: DocumentKind,
  bookingId: z.string().max(200),
  legId: z.string().max(200).nullable(),
  passengerIds: z.array(z.string().max(200)).min(1).max(50),
});

export const sendDocument = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/documents",
  summary:
    "Send a document to the customer of a case, to as many places as they ask, each as the richest form that its channel takes. The same id twice is one sending. 403 `proof.not-proved` unless the booking may be told.",
  needs: "cases:reply",
  params,
  body: Chosen.extend({
    id: z.uuid(),
    to: z
      .array(z.object({ threadId: z.uuid().nullable(), channelAccountId: z.uuid() }))
      .min(1)
      .max(10),
  }),
  returns: z.object({ documentId: z.uuid(), sent: z.array(z.object({ channelAccountId: z.uuid(), form: SentForm })) }),
  status: 201,
});

export const printDocument = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/documents/:kind/print",
  summary: "A document as a PDF page to be printed or looked at. Written to the audit.",
  needs: "cases:reply",
  params: params.extend({ kind: DocumentKind }),
  query: z.object({
    bookingId: z.string().max(200),
    legId: z.string().max(200).optional(),
    passengerId: z.string().max(2000).optional(),
  }),
  bytes: "gives",
  returns: z.unknown(),
});

export const revokeTripLinks = endpoint({
  method: "DELETE",
  path: "/api/v1/cases/:caseId/trip-links",
  summary: "From now on no link to a trip that this customer was sent works. Written to the audit.",
  needs: "cases:reply",
  params,
  returns: z.object({ revoked: z.int() }),
});
