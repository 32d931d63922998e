/** What triage judged to need nothing, asked about by sample: the questions, what agents say, and how much was missed. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Message } from "./messages.ts";
import { Language } from "./words.ts";

export const FilteredVerdict = z.enum(["answer", "word", "nothing", "skip"]);
export type FilteredVerdict = z.infer<typeof FilteredVerdict>;

export const askAboutFiltered = endpoint({
  method: "POST",
  path: "/api/v1/filtered/next",
  summary:
    "A message that was judged to need nothing, to be asked about: the caller's for five minutes. Null: there is none for them now, or enough were asked today.",
  needs: "cases:reply",
  returns: z.object({
    message: Message.nullable(),
    /** How many the caller may still be asked today. */
    left: z.int(),
  }),
});

export const judgeFiltered = endpoint({
  method: "PUT",
  path: "/api/v1/filtered/:messageId",
  summary:
    "Say whether a message that was judged to need nothing needed an answer, a word or nothing; or pass it to a colleague. A case is opened where it needed one, waiting since it was written. Written to the audit.",
  needs: "cases:reply",
  params: z.object({ messageId: z.uuid() }),
  body: z.object({ verdict: FilteredVerdict }),
  returns: z.object({ case: z.object({ id: z.uuid(), number: z.string() }).nullable() }),
});

/** Shares between 0 and 1 of what was judged to need nothing; null where too few were asked about to say. */
const Missed = z.object({
  /** How many were asked about, of how many. */
  n: z.int(),
  seen: z.int(),
  /** That needed an answer. */
  share: z.number().nullable(),
  /** Between these the share lies, nineteen times of twenty. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** That deserved a word. */
  words: z.number().nullable(),
});

export const getMissed = endpoint({
  method: "GET",
  path: "/api/v1/figures/missed",
  summary:
    "How much of what was judged to need nothing needed an answer after all, in the last four weeks: of all, by language, and by the version that judged.",
  needs: "figures:read",
  returns: z.object({
    days: z.int(),
    all: Missed,
    languages: z.array(Missed.extend({ language: Language })),
    /** The newest first; null: the rules alone. */
    versions: z.array(Missed.extend({ version: z.int().nullable() })),
  }),
});

/** How many are asked about a day, by everybody together (0: none) and by one agent. */
export const SamplingRule = z.object({ perDay: z.int().min(0).max(5000), perAgent: z.int().min(1).max(500) });
export type SamplingRule = z.infer<typeof SamplingRule>;

export const getSamplingRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/filtered",
  summary: "How many messages that were judged to need nothing are asked about a day.",
  needs: "settings:manage",
  returns: SamplingRule,
});

export const setSamplingRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/filtered",
  summary: "Set how many messages that were judged to need nothing are asked about a day. Written to the audit.",
  needs: "settings:manage",
  body: SamplingRule,
  returns: SamplingRule,
});
