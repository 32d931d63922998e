import type { Language } from "../../../contract/words.ts";
import type { Cue, Cues, Found } from "./cue.ts";
import { de } from "./cues/de.ts";
import { en } from "./cues/en.ts";
import { es } from "./cues/es.ts";
import { every } from "./cues/every.ts";
import { fr } from "./cues/fr.ts";
import { it } from "./cues/it.ts";
import { ja } from "./cues/ja.ts";
import { ko } from "./cues/ko.ts";
import { nl } from "./cues/nl.ts";
import { no } from "./cues/no.ts";
import { pt } from "./cues/pt.ts";
import { ru } from "./cues/ru.ts";
import { th } from "./cues/th.ts";
import { tr } from "./cues/tr.ts";
import { zh } from "./cues/zh.ts";
import { fold } from "./fold.ts";
import { signsOf } from "./signs.ts";
import { findPhrases, indexPhrases, type PhraseIndex } from "./phrases.ts";

const written: Readonly<Partial<Record<Language, Cues>>> = { zh, nl, en, fr, de, it, ja, ko, no, pt, ru, es, th, tr };

const indexes = new Map<string, PhraseIndex<Cue>>();

function indexOf(name: Language | "every", cues: Cues): PhraseIndex<Cue> {
  const known = indexes.get(name);
  if (known) return known;
  const made = indexPhrases<Cue>(name === "every" ? cues : { ...cues, ...signsOf(name) });
  indexes.set(name, made);
  return made;
}

/** Finds the phrases of the given languages, and the signs that are the same in every one. */
export function findCues(text: string, languages: readonly Language[]): Found {
  const found = new Map<Cue, string[]>();
  const folded = fold(text);
  findPhrases(folded, indexOf("every", every), found);
  for (const language of new Set(languages)) {
    const cues = written[language];
    if (cues) findPhrases(folded, indexOf(language, cues), found);
  }
  return found;
}

/** All phrases of a language as one text: the words we know. */
export function phrasesOf(language: Language): string {
  return Object.values(written[language] ?? {}).join(" ");
}
