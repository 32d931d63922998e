/** People who ask us things. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { ChannelKind, Language, Visibility } from "./words.ts";

/** An identifier and how we know it: they said so, we saw it, or it was proved. */
export const Identifier = z.object({
  kind: ChannelKind,
  value: z.string(),
  name: z.string().nullable(),
  handle: z.string().nullable(),
  known: z.enum(["claimed", "seen", "verified"]),
  since: Time,
});

export const Customer = z.object({
  id: z.uuid(),
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

/** One thing that happened: a message, or a case that opened or closed. */
export const TimelineEntry = z.object({
  id: z.string(),
  at: Time,
  kind: z.enum(["wrote", "answered", "note", "case-opened", "case-closed"]),
  channel: ChannelKind.nullable(),
  visibility: Visibility.nullable(),
  text: z.string().nullable(),
  caseId: z.uuid().nullable(),
  by: z.string().nullable(),
});

export const getTimeline = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/timeline",
  summary: "Everything that happened with a customer, newest first. Reading it is written to the audit.",
  needs: "customers:read",
  params,
  query: Paging,
  returns: pageOf(TimelineEntry),
});
