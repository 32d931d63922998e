/** People who ask us things. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { InTalk } from "./uses.ts";
import { ChannelKind, Language, Visibility } from "./words.ts";

/** What leads to a customer: what a channel calls them, and what the airline or they themselves do. */
export const IdentifierKind = z.enum([
  ...ChannelKind.options,
  "account",
  "loyalty",
  "eticket",
  "booking",
  "phone",
  "email",
  "device",
]);

export type IdentifierKind = z.infer<typeof IdentifierKind>;

const Known = z.enum(["claimed", "seen", "verified"]);

/** An identifier and how we know it: they said so, we saw it, or it was proved. */
export const Identifier = z.object({
  kind: IdentifierKind,
  /** Personal data as dots. */
  value: z.string(),
  name: z.string().nullable(),
  handle: z.string().nullable(),
  known: Known,
  since: Time,
});

export const Customer = z.object({
  /** Of those who are one, the one known longest: every other id leads here. */
  id: z.uuid(),
  /** All ids that lead here, this one first. */
  ids: z.array(z.uuid()),
  name: z.string().nullable(),
  handle: z.string().nullable(),
  language: Language,
  identifiers: z.array(Identifier),
  firstSeenAt: Time,
  caseCount: z.int(),
  messageCount: z.int(),
});
export type Customer = z.infer<typeof Customer>;

const params = z.object({ customerId: z.uuid() });

export const getCustomer = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId",
  summary: "A customer with their identifiers and how each is known. Reading it is written to the audit.",
  needs: "customers:read",
  params,
  returns: Customer,
});

/** What a timeline can be narrowed to. */
export const TimelineGroup = z.enum([
  "messages",
  "notes",
  "cases",
  "bookings",
  "flights",
  "touchpoints",
  "baggage",
  "identity",
]);
export type TimelineGroup = z.infer<typeof TimelineGroup>;

/** One thing that happened, with the way to its source. */
export const TimelineEntry = z.object({
  id: z.string(),
  at: Time,
  kind: z.enum([
    "wrote",
    "answered",
    "note",
    "case-opened",
    "case-closed",
    "booked",
    "booking-changed",
    "booking-cancelled",
    "document-sent",
    "document-void",
    "document-opened",
    "flight",
    "flight-delayed",
    "flight-cancelled",
    "touchpoint",
    "bag",
    "linked",
    "merged",
    "kept-apart",
    "taken-back",
  ]),
  channel: ChannelKind.nullable(),
  visibility: Visibility.nullable(),
  text: z.string().nullable(),
  caseId: z.uuid().nullable(),
  by: z.string().nullable(),
  /** Where it stands: the message, booking, bag file or step of identity; for a touchpoint its number. */
  source: z.string(),
  /** In one of our own words: the step of a touchpoint, what of a booking changed, a bag's state, an identifier's kind. */
  what: z.array(z.string()),
  /** Of a touchpoint: where, and how it ended. */
  place: z.string().nullable(),
  outcome: z.string().nullable(),
  isTrouble: z.boolean(),
  flight: z.object({ number: z.string(), from: z.string().nullable(), to: z.string().nullable() }).nullable(),
  /** It is theirs only by what they say. */
  isClaimed: z.boolean(),
  /** Of a touchpoint, in the reporting system's words, personal data as dots. */
  details: z.array(z.object({ name: z.string(), value: z.string() })),
});

export const getTimeline = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/timeline",
  summary:
    "Everything that happened with a customer, newest first: messages on all channels, notes, cases, bookings and their changes, flights, touchpoints, bags, and who was joined with whom. Reading it is written to the audit.",
  needs: "customers:read",
  params,
  query: Paging.extend({
    ...InTalk.shape,
    /** Only these groups; all without. */
    only: z.union([TimelineGroup, z.array(TimelineGroup).max(8)]).optional(),
  }),
  returns: pageOf(TimelineEntry),
});

/**
 * Why two customers may be one; `bits` are added up, and one more doubles the odds. `shares`: these two alone have it; `like`: theirs are
 * nearly the same; `other`: each has another. `rare-name`: hardly anybody else has it.
 */
export const SuggestionReason = z.object({
  why: z.enum([
    "shares",
    "shares-with-few",
    "shares-with-many",
    "like",
    "other",
    "rare-name",
    "same-name",
    "longer-name",
    "like-name",
    "part-of-name",
    "other-name",
    "other-number",
  ]),
  kind: IdentifierKind.nullable(),
  bits: z.number(),
});

export const getSuggestions = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/suggestions",
  summary:
    "Who may be the same customer, the likeliest first, and why; and what was proved and yet joins nobody. Accept by merging, refuse by keeping apart: neither is suggested again. Reading it is written to the audit.",
  needs: "customers:read",
  params,
  query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
  returns: z.object({
    items: z.array(
      z.object({
        customerId: z.uuid(),
        name: z.string().nullable(),
        /** From 0 to 1. */
        likelihood: z.number(),
        /** Else they were found by a name that few have, or by a mail address or phone that is nearly the same. */
        sharesIdentifier: z.boolean(),
        /** What is added to the reasons: how likely two are one who share something, or were found so. */
        priorBits: z.number(),
        reasons: z.array(SuggestionReason),
      }),
    ),
    /** How many customers are one here. */
    size: z.int(),
    /** What they proved, others proved too, and yet joins nobody; and why. */
    unjoined: z.array(
      z.object({
        kind: IdentifierKind,
        /** Personal data as dots. */
        value: z.string(),
        why: z.enum(["shared", "conflict", "kept-apart", "too-many", "blocked"]),
      }),
    ),
  }),
});

const reason = z.string().trim().min(1).max(1000);

export const mergeCustomers = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/merge",
  summary:
    "Says that two customers are one. Nothing is rewritten; it can be taken back exactly, whatever happens since.",
  needs: "customers:link",
  params,
  body: z.object({ otherId: z.uuid(), reason }),
  returns: z.object({ eventId: z.uuid(), survivorId: z.uuid() }),
  status: 201,
});

export const keepApart = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/keep-apart",
  summary:
    "Says that two customers are not one: no machine joins them and it is not suggested again. `areApart` is false while a person's merge holds them together.",
  needs: "customers:link",
  params,
  body: z.object({ otherId: z.uuid(), reason }),
  returns: z.object({ eventId: z.uuid(), areApart: z.boolean() }),
  status: 201,
});

export const noteIdentifier = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/identifiers",
  summary: "Notes an identifier that a customer says is theirs. A claim joins nobody.",
  needs: "customers:link",
  params,
  body: z.object({ kind: IdentifierKind, value: z.string().min(1).max(20_000), reason: reason.optional() }),
  returns: z.object({ eventId: z.uuid() }),
  status: 201,
});

/** Who led to whom before and after. */
const Move = z.object({ customerId: z.uuid(), from: z.uuid(), to: z.uuid() });

/** Something that was said about who is whom. */
export const IdentityEvent = z.object({
  id: z.uuid(),
  at: Time,
  kind: z.enum(["link", "merge", "apart", "revoke"]),
  customerId: z.uuid().nullable(),
  otherId: z.uuid().nullable(),
  /** Of a link; personal data as dots. */
  identifier: z.object({ kind: IdentifierKind, value: z.string(), known: Known }).nullable(),
  /** Of a `revoke`: the event it takes back. */
  revokes: z.uuid().nullable(),
  isTakenBack: z.boolean(),
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  source: z.string(),
  reason: z.string().nullable(),
  moved: z.array(Move),
});

export const getIdentityHistory = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/history",
  summary: "All that was said about who this customer is, newest first. Reading it is written to the audit.",
  needs: "customers:read",
  params,
  query: Paging,
  returns: pageOf(IdentityEvent),
});

export const takeBack = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/history/:eventId/take-back",
  summary:
    "The inverse of a merge, a keeping apart or a link: as if it had never been said, whatever has happened since.",
  needs: "customers:link",
  params: z.object({ customerId: z.uuid(), eventId: z.uuid() }),
  body: z.object({ reason }),
  returns: z.object({ moved: z.array(Move) }),
});
