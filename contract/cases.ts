/** Cases, and how they are read. */
import { z } from "zod";
import { Customer } from "./customers.ts";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { CaseDeadline } from "./service-rules.ts";
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
  /** To whom its case comes back: who made it, or their relief; null: their shift ended, and it is everybody's. */
  to: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** When the shift of who made it ended, and it went on; null: it did not. */
  handedOnAt: Time.nullable(),
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
  /** The next that is owed by our service levels; one that is broken and still owed goes first. */
  deadline: CaseDeadline.nullable(),
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
export const Copied = z.array(z.email().max(320)).max(20);

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
export const ReadTo = z.string().regex(/^\d{1,18}$/);

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

export const getCase = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId",
  summary: "A case with its threads, messages and customer, and why it stands where it stands in the queue.",
  needs: "cases:read",
  params: z.object({ caseId: z.uuid() }),
  returns: CaseDetail,
});
