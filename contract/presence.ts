/** Who has which case before them. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { ChannelKind } from "./words.ts";

/** A member of staff who has a case before them. */
export const Present = z.object({
  caseId: z.uuid(),
  staffId: z.uuid(),
  name: z.string(),
  initials: z.string(),
  typing: z.boolean(),
  since: Time,
});

export const listPresent = endpoint({
  method: "GET",
  path: "/api/v1/presence",
  summary:
    "Who has which case before them now, and types there; pages tell it over the live socket. `writers`: in which cases the customer types, where the channel tells.",
  needs: "cases:read",
  returns: z.object({
    items: z.array(Present),
    writers: z.array(z.object({ caseId: z.uuid(), channel: ChannelKind })),
  }),
});

export const tellTyping = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/typing",
  summary:
    "An agent types an answer in this private thread: it shows to the customer where the channel can, for so many seconds. Null where it does not show; kept nowhere.",
  needs: "cases:reply",
  params: z.object({ caseId: z.uuid() }),
  body: z.object({ threadId: z.uuid() }),
  returns: z.object({ seconds: z.int().nullable() }),
});
