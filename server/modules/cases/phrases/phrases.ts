/** Approved sentences in the customer's language, beside what they mean in the reader's. */
import { type Language, languages } from "../../../../contract/words.ts";
import { findReadyWords } from "../ready-words/all.ts";
import { durationIn } from "./duration-in.ts";
import { type PhraseKey, phraseKeys, sentences } from "./sentences.ts";

export type Ours = (typeof languages)[number];

export interface Phrase {
  key: PhraseKey;
  text: string;
  meaning: string;
}

interface Asked {
  /** Of the customer; English where we have nothing in theirs. */
  language: Language;
  tongue: Ours;
  /** How long an answer takes now; null: it can't be said. */
  waitSeconds: number | null;
}

/** The wait is told as it is, or told to be unknown: never both. Who writes English is not asked to. */
export function findPhrases({ language, tongue, waitSeconds }: Asked): Phrase[] {
  const theirs = answeredIn(language);
  const skipped = new Set<PhraseKey>([
    waitSeconds === null ? "wait" : "waitUnknown",
    ...(theirs === "en" ? (["english"] as const) : []),
  ]);
  const say = (key: PhraseKey, of: Ours): string => sayIn(of, key, waitSeconds);
  return phraseKeys
    .filter((key) => !skipped.has(key))
    .map((key) => ({ key, text: say(key, theirs), meaning: say(key, tongue) }));
}

const sayIn = (of: Ours, key: PhraseKey, waitSeconds: number | null): string =>
  sentences[of][key].replace("{wait}", () => durationIn(of, waitSeconds ?? 0));

/** How long they wait now, told to who writes this language; null: that it can't be said. */
export const sayWait = (language: Language, waitSeconds: number | null): string =>
  sayIn(answeredIn(language), waitSeconds === null ? "waitUnknown" : "wait", waitSeconds);

export const answeredIn = (language: string): Ours => languages.find((one) => one === language) ?? "en";

/** How long an answer takes now, as our profiles say it. */
export const sayReplyTime = (language: string, seconds: number): string => {
  const words = findReadyWords(language);
  return words.replyTime(durationIn(answeredIn(words.language), seconds));
};
