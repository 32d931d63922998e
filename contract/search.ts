/** Finding what was said, and who said it. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { ChannelKind, Language, Visibility } from "./words.ts";

/** What is looked for: every word must occur, the last one may be a beginning. */
const SearchText = z.string().trim().min(2).max(200);

export const FoundMessage = z.object({
  message: z.object({
    id: z.uuid(),
    caseId: z.uuid().nullable(),
    caseNumber: z.string().nullable(),
    customerId: z.uuid().nullable(),
    channel: ChannelKind,
    visibility: Visibility,
    direction: z.enum(["inbound", "outbound"]),
    authorName: z.string().nullable(),
    language: Language,
    writtenAt: Time,
  }),
  /** The words around the first match; personal data is dots. */
  excerpt: z.string(),
  /** Where in the excerpt it matches, in UTF-16 units. */
  matches: z.array(z.object({ start: z.int(), end: z.int() })),
});
export type FoundMessage = z.infer<typeof FoundMessage>;

export const searchMessages = endpoint({
  method: "GET",
  path: "/api/v1/search/messages",
  summary:
    "Messages in which all these words occur, newest first; notes too. Personal data is never found. Written to the audit.",
  needs: "cases:read",
  query: Paging.extend({
    text: SearchText,
    channel: ChannelKind.optional(),
    language: Language.optional(),
    direction: z.enum(["inbound", "outbound"]).optional(),
    since: Time.optional(),
    until: Time.optional(),
  }),
  returns: pageOf(FoundMessage),
});

export const FoundPerson = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  handles: z.array(z.object({ channel: ChannelKind, handle: z.string().nullable() })),
  openCases: z.int(),
  lastWroteAt: Time.nullable(),
});
export type FoundPerson = z.infer<typeof FoundPerson>;

export const searchPeople = endpoint({
  method: "GET",
  path: "/api/v1/search/people",
  summary: "Customers by name or handle, or the beginning of one, who wrote last first. Written to the audit.",
  needs: "customers:read",
  query: z.object({ text: SearchText, limit: z.coerce.number().int().min(1).max(50).default(20) }),
  returns: z.object({ items: z.array(FoundPerson) }),
});
