/** What browsers and readers of screens call a text's language: a word of BCP 47, which has none for "another one". */
import { type Language, languages } from "../../../contract/words.ts";
import type { Tongue } from "./words.tsx";

export const tagOf = (language: Language): string => (language === "other" ? "und" : language);

/** Whether a text is in a language of ours that is not the reader's. */
export const isForeign = (language: Language, tongue: Tongue): boolean =>
  language !== tongue && languages.some((one) => one === language);
