/** The phrases of one sign in each language, in the notation of `indexPhrases`. */
import type { languages } from "../../../../contract/words.ts";

export type SignPhrases = Readonly<Record<(typeof languages)[number], string>>;
