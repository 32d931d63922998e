/** What browsers and readers of screens call a text's language: a word of BCP 47, which has none for "another one". */
import type { Language } from "../../../contract/words.ts";

export const tagOf = (language: Language): string => (language === "other" ? "und" : language);
