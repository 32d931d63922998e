/** What the airline says is so: its policies, and situations that run. The same words for the desk and for everybody. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { ChannelKind, languages } from "./words.ts";

/** `policy`: what holds until it is changed. `situation`: what is going on, and ends. */
export const FactKind = z.enum(["policy", "situation"]);
export type FactKind = z.infer<typeof FactKind>;

const Language = z.enum(languages);

export const FactText = z.object({
  language: Language,
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(2000),
  /** No native speaker has read it. */
  isDraft: z.boolean().default(false),
});
export type FactText = z.infer<typeof FactText>;

const Version = z.object({
  number: z.int(),
  validFrom: Time,
  validUntil: Time,
  /** The version before was wrong: answers that used it should be looked at. */
  corrects: z.boolean(),
  writtenBy: z.string().nullable(),
  writtenAt: Time,
  texts: z.array(FactText),
});

/** `over`: its time has ended, or somebody ended it. Only what is `valid` is offered. */
export const FactState = z.enum(["coming", "valid", "over"]);
export type FactState = z.infer<typeof FactState>;

export const Fact = z.object({
  id: z.uuid(),
  kind: FactKind,
  state: FactState,
  /** Where it comes from: an address, or a document and its page. */
  source: z.string(),
  owner: z.object({ id: z.uuid(), name: z.string() }),
  /** Its page for everybody; an answer that holds this address has used it. */
  url: z.string(),
  endedAt: Time.nullable(),
  newest: Version,
  /** Answers that used a version that was corrected since. */
  toPutRight: z.int(),
});
export type Fact = z.infer<typeof Fact>;

export const listFacts = endpoint({
  method: "GET",
  path: "/api/v1/facts",
  summary: "Facts with their newest words: what is valid or comes, or all; what ends soonest first. 500 at most.",
  needs: "cases:read",
  query: z.object({ over: z.stringbool().default(false) }),
  returns: z.object({ items: z.array(Fact) }),
});

const Content = z.object({
  source: z.string().trim().min(1).max(500),
  ownerId: z.uuid(),
  validFrom: Time,
  validUntil: Time,
  texts: z
    .array(FactText)
    .min(1)
    .max(languages.length)
    .refine((texts) => new Set(texts.map(({ language }) => language)).size === texts.length, "Each language once."),
});

const inOrder = ({ validFrom, validUntil }: { validFrom: Date; validUntil: Date }): boolean => validFrom < validUntil;
const order = { message: "It must end after it begins.", path: ["validUntil"] };

export const addFact = endpoint({
  method: "POST",
  path: "/api/v1/facts",
  summary: "Write a fact down. The same id twice is one.",
  needs: "facts:manage",
  body: Content.extend({ id: z.uuid(), kind: FactKind }).refine(inOrder, order),
  returns: Fact,
  status: 201,
});

const params = z.object({ factId: z.uuid() });

export const writeFact = endpoint({
  method: "POST",
  path: "/api/v1/facts/:factId/versions",
  summary:
    "Write a fact anew; `number` is the one it shall be, so that nobody's is written over. With `corrects` the answers that used the one before are listed to be put right.",
  needs: "facts:manage",
  params,
  body: Content.extend({ number: z.int().min(2), corrects: z.boolean().default(false) }).refine(inOrder, order),
  returns: Fact,
  status: 201,
});

export const endFact = endpoint({
  method: "POST",
  path: "/api/v1/facts/:factId/end",
  summary: "End a fact now: it is offered to nobody any more.",
  needs: "facts:manage",
  params,
  returns: Fact,
});

export const FactUse = z.object({
  messageId: z.uuid(),
  caseId: z.uuid(),
  caseNumber: z.string(),
  channel: ChannelKind,
  writer: z.string().nullable(),
  at: Time,
  version: z.int(),
  /** It used a version that was corrected since, and nobody has told the customer or settled it. */
  toPutRight: z.boolean(),
});
export type FactUse = z.infer<typeof FactUse>;

export const listFactUses = endpoint({
  method: "GET",
  path: "/api/v1/facts/:factId/uses",
  summary: "The answers that used a fact: those to be put right first, then the newest.",
  needs: "cases:read",
  params,
  query: Paging,
  returns: pageOf(FactUse),
});

export const settleFactUse = endpoint({
  method: "POST",
  path: "/api/v1/facts/:factId/uses/:messageId/settle",
  summary:
    "Say that an answer which used a wrong version needs nothing more: the customer knows, or it does not matter to them.",
  needs: "cases:reply",
  params: params.extend({ messageId: z.uuid() }),
  returns: FactUse,
});

export const listPublicFacts = endpoint({
  method: "GET",
  path: "/api/v1/facts/public",
  summary:
    "What is valid now, for everybody: situations first, in a language or in English where it is not said in that one. 50 at most.",
  needs: "public",
  query: z.object({ language: Language.default("en"), kind: FactKind.optional() }),
  returns: z.object({
    items: z.array(
      z.object({
        kind: FactKind,
        url: z.string(),
        language: Language,
        title: z.string(),
        text: z.string(),
        validUntil: Time,
        changedAt: Time,
      }),
    ),
  }),
});
