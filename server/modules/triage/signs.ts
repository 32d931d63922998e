/** What nobody must overlook in a text, whatever else it says: each sign is a file of phrases, looked for with the cues. */
import type { Reason, Sign } from "../../../contract/triage.ts";
import { type Language, languages } from "../../../contract/words.ts";
import type { Found } from "./cue.ts";
import { abuse } from "./signs/abuse.ts";
import { distress } from "./signs/distress.ts";
import { medical } from "./signs/medical.ts";
import { minor } from "./signs/minor.ts";
import { press } from "./signs/press.ts";
import { selfHarm } from "./signs/self-harm.ts";
import { spam } from "./signs/spam.ts";
import { threat } from "./signs/threat.ts";
import type { SignPhrases } from "./signs/sign-phrases.ts";

const written: Readonly<Record<Sign, SignPhrases>> = {
  distress,
  threat,
  "self-harm": selfHarm,
  medical,
  minor,
  press,
  abuse,
  spam,
};
const signs = Object.keys(written) as Sign[];

/** A language's phrases, sign by sign. */
export const signsOf = (language: Language): Partial<Record<Sign, string>> =>
  languages.some((one) => one === language)
    ? Object.fromEntries(signs.map((sign) => [sign, written[sign][language as keyof SignPhrases]]))
    : {};

/** Who shows one of these is looked at by a person, whatever else the text is. */
const needsSomebody: ReadonlySet<Sign> = new Set(["threat", "self-harm", "medical", "minor", "press"]);

export const signThatNeeds = (found: Found): Sign | undefined =>
  signs.find((sign) => needsSomebody.has(sign) && found.has(sign));

/** With the words that told each. */
export const signsIn = (found: Found): (Reason & { code: Sign })[] =>
  signs.flatMap((code) => {
    const words = found.get(code);
    return words ? [{ about: "signs" as const, code, words: words.slice(0, 6) }] : [];
  });
