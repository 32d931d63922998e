/** What a person may ask of us: all that we know of them, or that nothing of it stays. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { IdentifierKind } from "./customers.ts";

export const RequestKind = z.enum(["export", "erasure"]);
export type RequestKind = z.infer<typeof RequestKind>;

/** Why: the first four as GDPR article 17 (1) has them; `law`: another duty; `restored`: an erasure that a restored backup had forgotten. */
export const Basis = z.enum([
  "asked-by-person",
  "consent-withdrawn",
  "no-longer-needed",
  "unlawful",
  "law",
  "restored",
]);
export type Basis = z.infer<typeof Basis>;

/** `set-aside`: it failed eight times and waits for somebody. */
export const RequestState = z.enum(["noted", "running", "done", "cancelled", "set-aside"]);
export type RequestState = z.infer<typeof RequestState>;

export const HoldKind = z.enum(["claims", "bags", "bookings"]);
export type HoldKind = z.infer<typeof HoldKind>;

const Counts = z.record(z.string(), z.int());

export const PrivacyRequest = z.object({
  id: z.uuid(),
  kind: RequestKind,
  state: RequestState,
  customerId: z.uuid(),
  /** Null once they are erased. */
  customerName: z.string().nullable(),
  basis: Basis,
  askedAt: Time,
  /** A month after it was asked (GDPR article 12 (3)). */
  dueAt: Time,
  notedBy: z.string(),
  startedBy: z.string().nullable(),
  startedAt: Time.nullable(),
  endedAt: Time.nullable(),
  /** What is being done just now. */
  step: z.string().nullable(),
  /** Why the last try failed. */
  why: z.string().nullable(),
  /** What went, by kind. */
  counts: Counts,
  certificateId: z.uuid().nullable(),
  /** Of an export that is ready: its size, and until when it can be fetched. */
  file: z.object({ bytes: z.int(), keptUntil: Time }).nullable(),
  /** What is still held for the law. */
  held: z.int(),
});
export type PrivacyRequest = z.infer<typeof PrivacyRequest>;

const request = z.object({ requestId: z.uuid() });

export const listPrivacyRequests = endpoint({
  method: "GET",
  path: "/api/v1/privacy-requests",
  summary: "What people asked to see or to have erased: what is not done first by when it is due, then the newest.",
  needs: "rights:manage",
  query: Paging.extend({ only: z.enum(["open", "closed"]).default("open"), customerId: z.uuid().optional() }),
  returns: pageOf(PrivacyRequest),
});

export const getPrivacyRequest = endpoint({
  method: "GET",
  path: "/api/v1/privacy-requests/:requestId",
  summary: "One request and how far it is.",
  needs: "rights:manage",
  params: request,
  returns: PrivacyRequest,
});

export const notePrivacyRequest = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/privacy-requests",
  summary:
    "Note that a person asked for an export or for their erasure; it is due a month later. Nothing is done yet. The same id twice is one request; a second one of a kind while one is open is refused.",
  needs: "rights:manage",
  params: z.object({ customerId: z.uuid() }),
  body: z.object({
    id: z.uuid(),
    kind: RequestKind,
    basis: Basis.exclude(["restored"]).default("asked-by-person"),
    /** Now, unless it was earlier. */
    askedAt: Time.optional(),
  }),
  returns: PrivacyRequest,
  status: 201,
});

/** What an erasure would take, and what it would not. */
export const ErasurePreview = z.object({
  /** All ids that are one with them now: what is erased. Started with others, it is refused. */
  customerIds: z.array(z.uuid()),
  /** Those who were joined: a join that was wrong is taken back before. */
  joined: z.array(z.object({ customerId: z.uuid(), name: z.string().nullable(), handle: z.string().nullable() })),
  identifiers: z.array(
    z.object({
      kind: IdentifierKind,
      /** Personal data as dots. */
      value: z.string(),
      known: z.enum(["claimed", "seen", "verified"]),
      /** Somebody else has it too: it stays theirs. */
      isShared: z.boolean(),
    }),
  ),
  counts: Counts,
  /** These are closed, and nobody answers them. */
  openCases: z.int(),
  /** Answers that would not be sent any more. */
  unsent: z.int(),
  /** What the law has us keep, and until when the last of it. */
  held: z.array(z.object({ kind: HoldKind, count: z.int(), until: Time })),
  /** The next flight of a copied booking, where there is one. */
  nextFlight: z.object({ flight: z.string(), departsAt: Time }).nullable(),
});
export type ErasurePreview = z.infer<typeof ErasurePreview>;

export const previewErasure = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/erasure-preview",
  summary: "What an erasure would take of a customer, counted. Changes nothing. Reading it is written to the audit.",
  needs: "rights:manage",
  params: z.object({ customerId: z.uuid() }),
  returns: ErasurePreview,
});

export const startPrivacyRequest = endpoint({
  method: "POST",
  path: "/api/v1/privacy-requests/:requestId/start",
  summary:
    "Begin what was noted. An erasure can't be undone; from this moment nothing leads to the customer any more. `customerIds`: who they are as it was shown; 409 where that has changed.",
  needs: "rights:manage",
  stepUp: true,
  params: request,
  body: z.object({ customerIds: z.array(z.uuid()).min(1).max(100) }),
  returns: PrivacyRequest,
});

export const cancelPrivacyRequest = endpoint({
  method: "POST",
  path: "/api/v1/privacy-requests/:requestId/cancel",
  summary: "Say that it is not to be done. An erasure that began goes on.",
  needs: "rights:manage",
  params: request,
  returns: PrivacyRequest,
});

export const retryPrivacyRequest = endpoint({
  method: "POST",
  path: "/api/v1/privacy-requests/:requestId/retry",
  summary: "Go on with one that was set aside.",
  needs: "rights:manage",
  params: request,
  returns: PrivacyRequest,
});

export const getExportFile = endpoint({
  method: "GET",
  path: "/api/v1/privacy-requests/:requestId/file",
  summary: "The export, as ZIP: JSON for programs, pages for people, and the files. Written to the audit.",
  needs: "rights:manage",
  stepUp: true,
  params: request,
  returns: z.unknown(),
  bytes: "gives",
});

/** What an erasure leaves to show; nothing in it is personal data. */
export const Certificate = z.object({
  id: z.uuid(),
  number: z.int(),
  requestId: z.uuid(),
  /** Ids of ours that lead to nobody now. */
  customerIds: z.array(z.uuid()),
  basis: Basis,
  askedAt: Time,
  startedAt: Time,
  endedAt: Time,
  by: z.string(),
  counts: Counts,
  held: z.array(z.object({ kind: HoldKind, count: z.int(), until: Time })),
  /** Of an erasure that had to be done again: the certificate of the first. */
  repeats: z.uuid().nullable(),
  /** SHA-256 over the certificate before and this one, in hexadecimal digits. */
  hash: z.string(),
  previousHash: z.string().nullable(),
});
export type Certificate = z.infer<typeof Certificate>;

export const getCertificate = endpoint({
  method: "GET",
  path: "/api/v1/erasure-certificates/:certificateId",
  summary: "What was erased, when, by whom and by which rule. `isIntact`: the chain of hashes up to it fits.",
  needs: "rights:manage",
  params: z.object({ certificateId: z.uuid() }),
  returns: Certificate.extend({ isIntact: z.boolean() }),
});

export const printCertificate = endpoint({
  method: "GET",
  path: "/api/v1/erasure-certificates/:certificateId/page",
  summary: "The same as a page to print.",
  needs: "rights:manage",
  params: z.object({ certificateId: z.uuid() }),
  query: z.object({ language: z.enum(["en", "nl"]).default("en") }),
  returns: z.unknown(),
  bytes: "gives",
});

export const HoldRule = z.object({
  kind: HoldKind,
  /** Null: nothing is held. */
  days: z.int().nullable(),
  usualDays: z.int().nullable(),
});

export const listHoldRules = endpoint({
  method: "GET",
  path: "/api/v1/hold-rules",
  summary: "What is held for the law when somebody is erased, and for how long.",
  needs: "rights:manage",
  returns: z.object({ items: z.array(HoldRule) }),
});

export const setHoldRule = endpoint({
  method: "PUT",
  path: "/api/v1/hold-rules/:kind",
  summary:
    "Hold one kind for so many days; null: not at all; without `days`: as long as usual. What is held already keeps its end.",
  needs: "rights:manage",
  params: z.object({ kind: HoldKind }),
  body: z.object({ days: z.int().min(1).max(7300).nullable().optional() }),
  returns: HoldRule,
});

export const Hold = z.object({
  id: z.uuid(),
  requestId: z.uuid(),
  kind: HoldKind,
  heldAt: Time,
  until: Time,
});

export const listHolds = endpoint({
  method: "GET",
  path: "/api/v1/holds",
  summary: "What is held for the law, the next to end first. Never what it is.",
  needs: "rights:manage",
  query: Paging,
  returns: pageOf(Hold),
});

export const openHold = endpoint({
  method: "GET",
  path: "/api/v1/holds/:holdId",
  summary: "What is held, for a claim or a court. Written to the audit.",
  needs: "rights:read-held",
  stepUp: true,
  params: z.object({ holdId: z.uuid() }),
  returns: Hold.extend({ content: z.unknown() }),
});

/** Kinds of data that are kept for a time: words of messages, names as a channel gives them, files, touchpoints, bookings, bag files. */
export const KeepingKind = z.enum(["messages", "names", "files", "touchpoints", "bookings", "bag-files"]);
export type KeepingKind = z.infer<typeof KeepingKind>;

export const Keeping = z.object({
  kind: KeepingKind,
  /** `every`, or a channel with a rule of its own. */
  channel: z.string(),
  /** Null: without end. */
  hours: z.int().nullable(),
  usualHours: z.int().nullable(),
  /** Up to when it was carried out, and when it ran last. */
  doneTo: Time.nullable(),
  ranAt: Time.nullable(),
  erased: z.int(),
});
export type Keeping = z.infer<typeof Keeping>;

export const listKeeping = endpoint({
  method: "GET",
  path: "/api/v1/keeping",
  summary: "How long each kind of data of each channel is kept, and how far that was carried out.",
  needs: "rights:manage",
  returns: z.object({ items: z.array(Keeping) }),
});

export const setKeeping = endpoint({
  method: "PUT",
  path: "/api/v1/keeping/:kind/:channel",
  summary:
    "Keep one kind of data of a channel for so many hours; null: without end; without `hours`: as long as usual.",
  needs: "rights:manage",
  stepUp: true,
  params: z.object({ kind: KeepingKind, channel: z.string().regex(/^[a-z][a-z-]{0,29}$/) }),
  body: z.object({ hours: z.int().min(1).max(175_200).nullable().optional() }),
  returns: z.object({ items: z.array(Keeping) }),
});
