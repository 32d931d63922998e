/** What a language model may do for an agent: propose a draft, a translation, a summary. Nothing of it goes out by itself. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { ChannelKind, languages } from "./words.ts";

export const Task = z.enum(["draft", "translation", "summary"]);
export type Task = z.infer<typeof Task>;

/** `off`: none is set, or nobody switched it on. `resting`: it failed several times and is left alone for a minute. `spent`: the month's budget is used up. */
const State = z.enum(["off", "ready", "resting", "spent"]);

/** Why nothing came of it. */
export const Failure = z.enum([
  "away",
  "slow",
  "refused",
  "senseless",
  "wrong-language",
  "too-long",
  "spent",
  "dropped",
]);
export type Failure = z.infer<typeof Failure>;

/** What its reader should know before using it. */
const Caution = z.enum(["split", "link-removed", "placeholder-left"]);

export const Proposal = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  task: Task,
  language: z.enum(languages),
  state: z.enum(["waiting", "done", "failed"]),
  /** Null until it is done, and again a day later. */
  text: z.string().nullable(),
  cautions: z.array(Caution),
  failure: Failure.nullable(),
  model: z.string(),
  askedAt: Time,
});
export type Proposal = z.infer<typeof Proposal>;

export const getLanguageModel = endpoint({
  method: "GET",
  path: "/api/v1/language-model",
  summary: "Whether a language model may be asked now, for what and on which channels.",
  needs: "cases:reply",
  returns: z.object({ state: State, tasks: z.array(Task), channels: z.array(ChannelKind) }),
});

/** Long enough for the longest letter we write. */
const Words = z.string().trim().min(1).max(10_000);

export const askLanguageModel = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/proposals",
  summary:
    "Ask for a draft of the answer, a summary, or a translation of a message or of own words. It is worked on elsewhere: the live topic `proposal/ID` tells when it is there. The same id twice is one.",
  needs: "cases:reply",
  params: z.object({ caseId: z.uuid() }),
  body: z
    .object({
      id: z.uuid(),
      task: Task,
      language: z.enum(languages),
      /** What to translate: a message of this case, or own words. */
      messageId: z.uuid().optional(),
      words: Words.optional(),
    })
    .refine(
      ({ task, messageId, words }) =>
        task === "translation"
          ? (messageId === undefined) !== (words === undefined)
          : messageId === undefined && words === undefined,
      "A translation names a message or brings words; nothing else does.",
    ),
  returns: Proposal,
  status: 201,
});

const params = z.object({ proposalId: z.uuid() });

export const getProposal = endpoint({
  method: "GET",
  path: "/api/v1/proposals/:proposalId",
  summary: "What came of a question to the language model; only who asked may read it.",
  needs: "cases:reply",
  params,
  returns: Proposal,
});

export const judgeProposal = endpoint({
  method: "POST",
  path: "/api/v1/proposals/:proposalId/verdict",
  summary: "Say what you did with it: taken into the answer, or dismissed. The last word counts.",
  needs: "cases:reply",
  params,
  body: z.object({ verdict: z.enum(["taken", "dismissed"]) }),
  returns: Proposal,
});

export const Rule = z.object({
  isOn: z.boolean(),
  /** As the server calls it. */
  model: z.string().trim().min(1).max(200),
  tasks: z.array(Task).max(3),
  /** Whose words may leave the house. */
  channels: z.array(ChannelKind).max(ChannelKind.options.length),
  timeoutSeconds: z.int().min(2).max(120),
  /** Tokens of a calendar month (UTC), asked and answered together. */
  monthlyTokens: z.int().min(0).max(10_000_000_000),
});
export type Rule = z.infer<typeof Rule>;

const settings = z.object({
  /** Where it is, as the installation names it; null: none is set. */
  host: z.string().nullable(),
  rule: Rule,
  version: z.int(),
  state: State,
  /** Of this calendar month. */
  used: z.object({
    tokens: z.int(),
    asked: z.int(),
    failed: z.int(),
    taken: z.int(),
    dismissed: z.int(),
  }),
});

export const getLanguageModelRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/language-model",
  summary: "What the language model may do, and what it did this month.",
  needs: "settings:manage",
  returns: settings,
});

export const setLanguageModelRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/language-model",
  summary:
    "Say what the language model may do. `version` is the one that was read: who wrote meanwhile is not written over.",
  needs: "settings:manage",
  body: z.object({ rule: Rule, version: z.int() }),
  returns: settings,
});

export const tryLanguageModel = endpoint({
  method: "POST",
  path: "/api/v1/settings/language-model/try",
  summary: "Ask it one sentence that is of nobody, and say how it went.",
  needs: "settings:manage",
  returns: z.object({ failure: Failure.nullable(), milliseconds: z.int() }),
});
