/** From public to private: one case, one clock, two messages. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Message } from "./messages.ts";

const params = z.object({ caseId: z.uuid() });

/** What would be said, in the customer's language. */
export const Invitation = z.object({
  /** In public; null where nothing was said in public, or the talk has moved already. */
  publicText: z.string().nullable(),
  /** In private. */
  privateText: z.string(),
  /** Where they write to us first, on channels that may not let us begin; null where they have written, or we always may. */
  link: z.string().nullable(),
  /** For all to read when it is solved; null where none is owed. */
  closingWord: z.string().nullable(),
});

export const getInvitation = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/invitation",
  summary: "What would be said in public and in private to go on in private, in the customer's language.",
  needs: "cases:read",
  params,
  returns: Invitation,
});

const Text = z.string().trim().min(1).max(10_000).optional();

export const moveToPrivate = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/move-to-private",
  summary:
    "Go on in private: a public answer that invites and a private message that continues, in one step. The ready words go out unless told others; the same ids twice are one step.",
  needs: "cases:reply",
  params,
  body: z.object({
    publicId: z.uuid(),
    privateId: z.uuid(),
    publicText: Text,
    privateText: Text,
    /** How far the writer has read, as for a reply. */
    readTo: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  returns: z.object({ items: z.array(Message) }),
  status: 201,
});
