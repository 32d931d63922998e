import type { Topic } from "../../../contract/triage.ts";
import type { Language } from "../../../contract/words.ts";
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
import { findPhrases, indexPhrases, type PhraseIndex } from "./phrases.ts";

/** The topics that words can tell. */
export type ToldTopic = Exclude<Topic, "praise" | "other">;

/**
 * What a phrase is a sign of. `ask`: a question or wish. `question`: a
 * question even without its mark. `plea`: a person of ours is wanted. `open`: something of theirs
 * is unsettled. `mine`: the writer speaks of themselves. `reply`: they answer
 * somebody. `settled`: yes, done, never mind. `stuck`, `now`, `missed`,
 * `fragile`, `soon`: signs of haste. The rest are what they say.
 */
export type Cue =
  | "ask"
  | "question"
  | "plea"
  | "open"
  | "mine"
  | "rhetorical"
  | "reply"
  | "thanks"
  | "settled"
  | "praise"
  | "anger"
  | "negation"
  | "news"
  | "stuck"
  | "now"
  | "missed"
  | "fragile"
  | "soon"
  | ToldTopic;

/** One language's phrases, in the notation of `indexPhrases`. */
export type Cues = Partial<Record<Cue, string>>;

/** The phrases found in a text, kind by kind. */
export type Found = ReadonlyMap<Cue, readonly string[]>;

const written: Readonly<Partial<Record<Language, Cues>>> = { zh, nl, en, fr, de, it, ja, ko, no, pt, ru, es, th, tr };

const indexes = new Map<string, PhraseIndex<Cue>>();

function indexOf(name: string, cues: Cues): PhraseIndex<Cue> {
  const known = indexes.get(name);
  if (known) return known;
  const made = indexPhrases(cues);
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
