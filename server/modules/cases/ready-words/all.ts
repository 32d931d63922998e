/** Every language we answer in; English for the rest. */
import type { PersonalDataKind } from "../../../../contract/triage.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nl } from "./nl.ts";
import { no } from "./no.ts";
import { pt } from "./pt.ts";
import type { ReadyWords } from "./ready-words.ts";
import { ru } from "./ru.ts";
import { th } from "./th.ts";
import { tr } from "./tr.ts";
import { zh } from "./zh.ts";

const byLanguage: ReadonlyMap<string, ReadyWords> = new Map(
  [de, en, es, fr, it, ja, ko, nl, no, pt, ru, th, tr, zh].map((words) => [words.language, words]),
);

/** In this language, else in English. */
export const findReadyWords = (language: string): ReadyWords => byLanguage.get(language) ?? en;

/** Kinds of personal data as the language lists them, each once. */
export function nameKinds({ kinds, and }: ReadyWords, which: readonly PersonalDataKind[]): string {
  const names = [...new Set(which)].map((kind) => kinds[kind]);
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")}${and}${last}` : last;
}
