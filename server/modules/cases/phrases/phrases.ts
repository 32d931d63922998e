/** Approved sentences in the customer's language, beside what they mean in the reader's. */
import { type Language, languages } from "../../../../contract/words.ts";
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
  const say = (key: PhraseKey, of: Ours): string =>
    sentences[of][key].replace("{wait}", () => durationIn(of, waitSeconds ?? 0));
  return phraseKeys
    .filter((key) => !skipped.has(key))
    .map((key) => ({ key, text: say(key, theirs), meaning: say(key, tongue) }));
}

export const answeredIn = (language: Language): Ours => languages.find((one) => one === language) ?? "en";

/** In whole units, the next larger: a promise is not cut short. */
function durationIn(language: Ours, seconds: number): string {
  const say = (amount: number, unit: "minute" | "hour" | "day"): string =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(
      Math.max(1, Math.ceil(amount)),
    );
  if (seconds < 90 * 60) return say(seconds / 60, "minute");
  return seconds < 36 * 3600 ? say(seconds / 3600, "hour") : say(seconds / 86_400, "day");
}
