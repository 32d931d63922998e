/** What reading a customer's text yields. */
import { z } from "zod";
import { Language } from "./words.ts";

/** `answer`: they wait for us. `word`: praise or a complaint without a question. `mention`: neither. */
export const Needs = z.enum(["answer", "word", "mention"]);
export type Needs = z.infer<typeof Needs>;

export const Topic = z.enum([
  "cancellation",
  "delay",
  "missed-connection",
  "baggage",
  "booking",
  "rebooking",
  "refund",
  "check-in",
  "seat",
  "special-needs",
  "loyalty",
  "on-board",
  "airport",
  "staff",
  "website",
  "flight-status",
  "policy",
  "praise",
  "other",
]);
export type Topic = z.infer<typeof Topic>;

export const Feeling = z.enum(["negative", "neutral", "positive"]);
export type Feeling = z.infer<typeof Feeling>;

export const PersonalDataKind = z.enum([
  "pnr",
  "eticket",
  "passport",
  "phone",
  "email",
  "card",
  "iban",
  "loyalty",
  "ktn",
  "pir",
  "dob",
]);
export type PersonalDataKind = z.infer<typeof PersonalDataKind>;

/** Where personal data stands in a text; `start` and `end` in UTF-16 units, `end` exclusive. `confidence` is 0 to 1. */
export const PersonalDatum = z.object({
  kind: PersonalDataKind,
  start: z.int().min(0),
  end: z.int().min(0),
  confidence: z.number().min(0).max(1),
  /** By which rule it was found: `check-digit`, `after-label`. None on what was read by earlier versions. */
  rule: z.string().optional(),
});
export type PersonalDatum = z.infer<typeof PersonalDatum>;

/** 0 can wait, 1 soon, 2 today's trip is in trouble, 3 somebody is stranded, unsafe or about to miss a flight. */
export const Urgency = z.int().min(0).max(3);
export type Urgency = z.infer<typeof Urgency>;

/** What somebody must not overlook, whatever else a text says. */
export const Sign = z.enum(["distress", "threat", "self-harm", "medical", "minor", "press", "abuse", "spam"]);
export type Sign = z.infer<typeof Sign>;

/**
 * Why triage thinks so: a code that the pages put into the reader's language, and the words of the text that led to it.
 * `about` names the field of the reading it explains.
 */
export const Reason = z.object({
  about: z.enum(["language", "needs", "topics", "urgency", "feeling", "signs"]),
  code: z.string(),
  words: z.array(z.string()),
});
export type Reason = z.infer<typeof Reason>;

export const Reading = z.object({
  language: Language,
  languageConfidence: z.number().min(0).max(1),
  needs: Needs,
  /** How sure we are that it needs an answer, 0 to 1. */
  needsConfidence: z.number().min(0).max(1),
  /** Up to two, the likelier first; empty where nothing fits. */
  topics: z.array(Topic).max(2),
  /** How sure we are of the first topic, where that was learned. */
  topicConfidence: z.number().min(0).max(1).optional(),
  urgency: Urgency,
  feeling: Feeling,
  /** How sure we are of the feeling, where that was learned. */
  feelingConfidence: z.number().min(0).max(1).optional(),
  /** None on what was read by earlier versions. */
  signs: z.array(Sign).optional(),
  /** Which version of what was learned here judged; none: the rules alone. */
  version: z.int().min(1).optional(),
  personalData: z.array(PersonalDatum),
  reasons: z.array(Reason),
});
export type Reading = z.infer<typeof Reading>;
