/** What nobody must overlook in a text, whatever else it says: each sign is a file of phrases, looked for with the cues. */
import type { Reason, Sign } from "../../../contract/triage.ts";
import { type Language, languages } from "../../../contract/words.ts";
import type { Found } from "./cue.ts";
import { distress } from "./signs/distress.ts";
import type { SignPhrases } from "./signs/sign-phrases.ts";

const written: Readonly<Record<Sign, SignPhrases>> = { distress };
const signs = Object.keys(written) as Sign[];

/** A language's phrases, sign by sign. */
export const signsOf = (language: Language): Partial<Record<Sign, string>> =>
  languages.some((one) => one === language)
    ? Object.fromEntries(signs.map((sign) => [sign, written[sign][language as keyof SignPhrases]]))
    : {};

/** With the words that told each. */
export const signsIn = (found: Found): (Reason & { code: Sign })[] =>
  signs.flatMap((code) => {
    const words = found.get(code);
    return words ? [{ about: "signs" as const, code, words: words.slice(0, 6) }] : [];
  });
