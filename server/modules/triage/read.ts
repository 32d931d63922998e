import type { Reading, Reason } from "../../../contract/triage.ts";
import type { ChannelKind, Language, Visibility } from "../../../contract/words.ts";
import { judgedLength, withoutLinks } from "./clean.ts";
import { findCues } from "./cues.ts";
import { judgeFeeling } from "./feeling.ts";
import { type Detection, detectLanguage } from "./language.ts";
import { judgeNeeds } from "./needs.ts";
import { findPersonalData } from "./personal-data.ts";
import { chooseTopics } from "./topics.ts";
import { judgeUrgency } from "./urgency.ts";

/** What is known about a text besides its words. Everything may be missing. */
export interface TextContext {
  channel?: ChannelKind | undefined;
  visibility?: Visibility | undefined;
  /** What this customer or conversation last wrote in, else the language of the handle they address. */
  priorLanguage?: Language | undefined;
  /** Our own handles, with or without `@`. */
  airlineHandles?: readonly string[] | undefined;
  /** Domains whose addresses are a company's and not a person's. */
  brandDomains?: readonly string[] | undefined;
  /** Whether it answers us or continues a conversation. */
  inDialogue?: boolean | undefined;
}

/** Reads one text: language, whether it waits for an answer, topics, urgency, feeling and personal data. Never throws. */
export function read(text: string, context: TextContext = {}): Reading {
  const detection = detectLanguage(text, context.priorLanguage);
  const bare = withoutLinks(text);
  const found = findCues(bare, languagesToRead(detection, context.priorLanguage));

  const needs = judgeNeeds(found, {
    text: bare,
    private: context.visibility === "private",
    inDialogue: context.inDialogue ?? false,
    hasLink: /https?:\/\//iu.test(text),
  });
  const feeling = judgeFeeling(found, needs.code === "question");
  const topics = chooseTopics(found, feeling.feeling === "positive" && needs.needs === "word");
  const urgency = judgeUrgency(found, needs.needs === "answer");
  const personalData = findPersonalData(text, {
    language: detection.language,
    brandDomains: context.brandDomains ?? [],
    addressed: isAddressed(text, context),
  });

  const reasons: Reason[] = [
    { about: "language", code: detection.by, words: detection.words.slice(0, 6) },
    { about: "needs", code: needs.code, words: needs.words },
    ...topics.map(({ topic, words }): Reason => ({ about: "topics", code: topic, words: words.slice(0, 6) })),
    { about: "urgency", code: urgency.code, words: urgency.words },
    { about: "feeling", code: feeling.feeling, words: feeling.words.slice(0, 6) },
  ];
  return {
    language: detection.language,
    languageConfidence: detection.confidence,
    needs: needs.needs,
    needsConfidence: needs.confidence,
    topics: topics.map(({ topic }) => topic),
    urgency: urgency.urgency,
    feeling: feeling.feeling,
    personalData,
    reasons,
  };
}

/** The languages whose phrases count: English is everywhere, and a doubtful text may be in the second or the prior one. */
function languagesToRead({ language, confidence, second }: Detection, prior: Language | undefined): Language[] {
  const doubtful = confidence < 0.9 || language === "other" || language === "und";
  return [language, "en", ...(doubtful && second ? [second] : []), ...(doubtful && prior ? [prior] : [])];
}

/** Whether the text speaks to us. Where our handles are not known, every text that reaches us does. */
function isAddressed(text: string, { airlineHandles = [], visibility, inDialogue }: TextContext): boolean {
  if (airlineHandles.length === 0 || visibility === "private" || inDialogue) return true;
  const lower = text.slice(0, judgedLength).toLowerCase();
  return airlineHandles.some((handle) => lower.includes(`@${handle.replace(/^@/u, "").toLowerCase()}`));
}
