/** What an agent does with a case: takes it, answers it, gives it on, ends it. */
import { z } from "zod";
import { Case, Copied, Draft, ReadTo } from "./cases.ts";
import { endpoint, Time } from "./endpoint.ts";
import { Message } from "./messages.ts";
import { Feeling, Topic, Urgency } from "./triage.ts";
import { CaseFilter } from "./views.ts";
import { CaseKind, Language, Visibility } from "./words.ts";

const params = z.object({ caseId: z.uuid() });

export const claimNextCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/next",
  summary: "Claim the next case for the caller, a question unless told otherwise; 204 when nobody waits.",
  needs: "cases:reply",
  /** Only among these. */
  body: CaseFilter.extend({ kind: CaseKind.optional() }).optional(),
  returns: Case.nullable(),
});

export const replyToCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/replies",
  summary:
    "Reply to the customer, or leave a note for colleagues. The same id twice is one message. Where the channel takes it not now: 409 `cases.not-clear`, with why and what is left in its details.",
  needs: "cases:reply",
  params,
  body: z
    .object({
      id: z.uuid(),
      threadId: z.uuid().optional(),
      visibility: Visibility,
      /** Another account of ours, where the customer is proved to be: the talk goes on there in private. */
      accountId: z.uuid().optional(),
      /** A program wrote it: it never goes by a window that is for what people type. */
      automatic: z.boolean().optional(),
      /** Left out where a template goes. */
      text: z.string().trim().min(1).max(10_000).optional(),
      /** An approved text goes instead; what the customer reads stands in the case. */
      template: z
        .object({
          id: z.uuid(),
          language: z.string().max(10),
          values: z.record(z.string().max(40), z.string().max(300)),
        })
        .optional(),
      /**
       * How far the writer has read. What anybody else wrote, changed or removed since is shown before anything goes out: 409
       * `cases.stale` with `messageIds` in its details.
       */
      readTo: ReadTo.optional(),
      /** The same by message: the last customer message the writer has seen. */
      seenMessageId: z.uuid().optional(),
      /** Uploads of the writer that go with it, in this order, each with what it shows. */
      attachments: z
        .array(z.object({ id: z.uuid(), alt: z.string().trim().max(1000).nullable().default(null) }))
        .max(10)
        .optional(),
      /** Of an answer to a letter: who gets it too. Without it, whom the house's rule says. */
      cc: Copied.optional(),
    })
    .refine(
      ({ text, template, visibility }) => (template ? visibility === "private" : text !== undefined),
      "Say something, or choose a template for a private message.",
    ),
  returns: Message,
  status: 201,
});

export const closeCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/close",
  summary:
    "Close a case, as solved or as having needed no answer. Refused while a promise is owed, unless told what became of it.",
  needs: "cases:reply",
  params,
  body: z
    .object({
      outcome: z.enum(["solved", "needed-no-answer"]).default("solved"),
      promise: z.enum(["kept", "withdrawn"]).optional(),
      /** Of a talk that went on in private: the word in public that it is solved; ready words unless told. */
      publicWord: z.object({ id: z.uuid(), text: z.string().trim().min(1).max(10_000).optional() }).optional(),
    })
    .optional(),
  returns: Case,
});

export const reopenCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/reopen",
  summary: "Open a closed or waiting case again.",
  needs: "cases:reply",
  params,
  returns: Case,
});

/** Why an agent can't go on with a case. */
export const HandBackReason = z.enum(["language", "skill", "too-much", "conflict", "other"]);

export const handBackCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/hand-back",
  summary: "Give a case back to the queue; it keeps its place. Who says why is not offered it again for half an hour.",
  needs: "cases:reply",
  params,
  body: z.object({ reason: HandBackReason.optional() }).optional(),
  returns: Case,
});

export const handOnCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/hand-on",
  summary:
    "Hand a case one holds on to a colleague, with a summary as a note; clock and place are kept. The same `noteId` twice is one note.",
  needs: "cases:reply",
  params,
  body: z.object({ to: z.uuid(), noteId: z.uuid(), summary: z.string().trim().min(1).max(2000) }),
  returns: Case,
});

export const assignCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/assign",
  summary: "Give a case to a member of staff; taking a free case oneself needs only the right to reply.",
  needs: "cases:reply",
  params,
  body: z.object({ assigneeId: z.union([z.uuid(), z.literal("me")]) }),
  returns: Case,
});

export const correctCase = endpoint({
  method: "PUT",
  path: "/api/v1/cases/:caseId/judgement",
  summary:
    "Correct what was understood: topic, language, urgency, or the feeling of their last words. It is learned from.",
  needs: "cases:reply",
  params,
  body: z.object({
    topic: Topic.optional(),
    language: Language.optional(),
    urgency: Urgency.optional(),
    feeling: Feeling.optional(),
  }),
  returns: Case,
});

export const turnCase = endpoint({
  method: "PUT",
  path: "/api/v1/cases/:caseId/kind",
  summary: "Say that a word is a question after all, or that a question asks nothing.",
  needs: "cases:reply",
  params,
  body: z.object({ kind: CaseKind }),
  returns: Case,
});

export const saveDraft = endpoint({
  method: "PUT",
  path: "/api/v1/cases/:caseId/draft",
  summary: "Keep what the caller is writing, and to whom; no text and no chosen recipients forgets it.",
  needs: "cases:reply",
  params,
  body: Draft.omit({ savedAt: true }),
  returns: z.object({ savedAt: Time }),
});

export const openCaseFor = endpoint({
  method: "POST",
  path: "/api/v1/messages/:messageId/case",
  summary: "Turn a mention into a case: they do need an answer, or a word would be kind.",
  needs: "cases:reply",
  params: z.object({ messageId: z.uuid() }),
  body: z.object({ kind: CaseKind.default("question") }).optional(),
  returns: Case,
  status: 201,
});
