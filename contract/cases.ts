/** Cases, and what an agent does with them. */
import { z } from "zod";
import { Customer } from "./customers.ts";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { FlightEventKind } from "./flights.ts";
import { Message, Thread } from "./messages.ts";
import { Topic, Urgency } from "./triage.ts";
import { CaseFilter } from "./views.ts";
import { CaseKind, ChannelKind, Language, Visibility } from "./words.ts";
import { WritingLimits } from "./writing.ts";

/** `open`: they wait for us. `waiting`: we wait for them. `closed`: done. */
export const CaseState = z.enum(["open", "waiting", "closed"]);

export type CaseState = z.infer<typeof CaseState>;

/** How a case ended; `passed-by`: nobody gave it a word in time; `joined`: it goes on in another case. */
export const Outcome = z.enum(["solved", "needed-no-answer", "no-reaction", "passed-by", "joined"]);

/** What we owe a case: to come back. */
export const CasePromise = z.object({
  id: z.uuid(),
  /** A snooze is one that the customer was not told. */
  kind: z.enum(["promise", "snooze"]),
  /** What was promised, personal data as dots. */
  text: z.string(),
  by: z.object({ id: z.uuid(), name: z.string() }),
  madeAt: Time,
  /** The latest time. */
  dueAt: Time,
  on: z.object({ flight: z.string(), date: z.iso.date(), event: FlightEventKind }).nullable(),
  untilWritten: z.boolean(),
  /** Since when it is due; null while it is not. */
  fellDueAt: Time.nullable(),
  /** What made it due. */
  dueWhy: z.enum(["time", "flight", "customer"]).nullable(),
  /** Until when an answer keeps it; null while it is not due, and for a snooze. */
  keepUntil: Time.nullable(),
  /** `broken`: it was due and nobody came back in time; still owed. */
  state: z.enum(["open", "broken"]),
});

export type CasePromise = z.infer<typeof CasePromise>;

export const Case = z.object({
  id: z.uuid(),
  /** Short and speakable: C-1042. */
  number: z.string(),
  /** Whether it waits for an answer or for a kind word. */
  kind: CaseKind,
  state: CaseState,
  /** Out of the queue until its promise is due. */
  resting: z.boolean(),
  /** That we come back, while it is owed. */
  promise: CasePromise.nullable(),
  promisedBy: z.uuid().nullable(),
  customerId: z.uuid(),
  customer: z.object({ name: z.string().nullable(), handle: z.string().nullable() }),
  channel: ChannelKind,
  visibility: z.enum(["public", "private"]),
  language: Language,
  topic: Topic,
  urgency: Urgency,
  assigneeId: z.uuid().nullable(),
  assigneeName: z.string().nullable(),
  /** An unanswered case goes back to the queue at this time unless its agent shows a sign of life. */
  heldUntil: Time.nullable(),
  /** A reply is on its way; the case is out of the queue until the vendor has answered. */
  answering: z.boolean(),
  openedAt: Time,
  closedAt: Time.nullable(),
  outcome: Outcome.nullable(),
  /** Since when the customer waits; null when nobody waits for us. */
  waitingSince: Time.nullable(),
  previousCaseId: z.uuid().nullable(),
  threads: z.array(Thread),
  /** The beginning of what they last wrote, personal data as dots. */
  preview: z.string(),
});

export type Case = z.infer<typeof Case>;

/** Why a case stands where it stands: its place (1 is next), and what put it there. */
export const Standing = z.object({
  place: z.int().nullable(),
  urgency: Urgency,
  waitingSince: Time.nullable(),
  ahead: z.object({ moreUrgent: z.int(), longerWaiting: z.int() }),
});

/** Who gets a letter too. */
const Copied = z.array(z.email().max(320)).max(20);

export const Draft = z.object({
  text: z.string().max(20_000),
  visibility: Visibility,
  /** The thread it is for, where its writer chose one; null: the one that spoke last. */
  threadId: z.uuid().nullable().default(null),
  /** Whom its writer chose to get it too, as a letter in that thread; null: whom the house's rule says. */
  cc: Copied.nullable().default(null),
  savedAt: Time,
});

/** How far a conversation has been read: a number that grows with each message, edit and removal. */
const ReadTo = z.string().regex(/^\d{1,18}$/);

export const CaseDetail = Case.extend({
  messages: z.array(Message),
  /** How far this answer goes; send it with a reply, so that nothing goes out past what was not read. */
  readTo: ReadTo,
  /** What will stand under the caller's answers here; empty where answers are not signed. */
  signature: z.string(),
  /** Older messages were left out; the list is the newest 200. */
  moreMessages: z.boolean(),
  customer: Customer,
  /** Since when their data is erased: nothing more can be said or done in it. */
  erasedAt: Time.nullable(),
  standing: Standing,
  limits: WritingLimits,
  /** Of threads of letters: who was written to beside us and them, and whether an answer goes to them unless its writer says otherwise. */
  letters: z.array(z.object({ threadId: z.uuid(), copies: z.array(z.string()), byDefault: z.boolean() })),
  /** `limits` and `signature` of the other channels on which this case has threads. */
  elsewhere: z.array(z.object({ channel: ChannelKind, limits: WritingLimits, signature: z.string() })),
  draft: Draft.nullable(),
  /** Where a reply goes unless the agent chooses otherwise, and why that is safe. */
  safeVisibility: z.object({
    visibility: z.enum(["public", "private"]),
    why: z.enum(["asked-in-public", "private-thread", "personal-data", "invited"]),
  }),
  earlierCases: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      openedAt: Time,
      kind: CaseKind,
      topic: Topic,
      state: CaseState,
      outcome: Outcome.nullable(),
    }),
  ),
});

export type CaseDetail = z.infer<typeof CaseDetail>;

const params = z.object({ caseId: z.uuid() });

export const listCases = endpoint({
  method: "GET",
  path: "/api/v1/cases",
  summary:
    "Cases in the order they should be worked: urgency first, then the longest waiting. Questions, unless told otherwise; with `promised` those we owe a return, the next due first.",
  needs: "cases:read",
  query: Paging.extend({
    kind: z.enum([...CaseKind.options, "any"]).optional(),
    promised: z.stringbool().optional(),
    /** Who promised: a member of staff, or `me`. */
    promisedBy: z.union([z.uuid(), z.literal("me")]).optional(),
    state: CaseState.optional(),
    ...CaseFilter.shape,
    /** Whether a reply is on its way; such a case is out of the queue. */
    answering: z.stringbool().optional(),
    customerId: z.uuid().optional(),
    /** As it is spoken: C-1042. */
    number: z
      .string()
      .regex(/^(C-?)?\d{1,15}$/i)
      .optional(),
  }),
  returns: pageOf(Case),
});

export const claimNextCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/next",
  summary: "Claim the next case for the caller, a question unless told otherwise; 204 when nobody waits.",
  needs: "cases:reply",
  /** Only among these. */
  body: CaseFilter.extend({ kind: CaseKind.optional() }).optional(),
  returns: Case.nullable(),
});

export const getCase = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId",
  summary: "A case with its threads, messages and customer, and why it stands where it stands in the queue.",
  needs: "cases:read",
  params,
  returns: CaseDetail,
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

export const handBackCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/hand-back",
  summary: "Give a case back to the queue; it keeps its place.",
  needs: "cases:reply",
  params,
  body: z.object({ reason: z.string().trim().max(500).optional() }).optional(),
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
  summary: "Correct what was understood: topic, language or urgency.",
  needs: "cases:reply",
  params,
  body: z.object({ topic: Topic.optional(), language: Language.optional(), urgency: Urgency.optional() }),
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
