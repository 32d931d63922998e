import { fold } from "./fold.ts";

/** Where phrases are looked up: one pass over a text finds every phrase of every kind, whatever their number. */
export interface PhraseIndex<Kind extends string> {
  byStart: Map<number, Phrase<Kind>[]>;
}

interface Phrase<Kind extends string> {
  kind: Kind;
  parts: Part[];
}

interface Part {
  text: string;
  /** `*` before or after: any letters may join. Scripts without spaces always join. */
  joinsBefore: boolean;
  joinsAfter: boolean;
}

/** How far apart, in UTF-16 units, the two sides of a `~` may stand: about four words. */
const reach = 26;

const unspaced = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
const letter = /[\p{L}\p{M}\p{N}]/u;

/**
 * Makes lists of phrases findable. Phrases are separated by commas or line ends; `bagag*` takes any ending,
 * `*koffer` any beginning, `lost ~ bag` up to about four words between.
 */
export function indexPhrases<Kind extends string>(lists: Partial<Record<Kind, string>>): PhraseIndex<Kind> {
  const byStart = new Map<number, Phrase<Kind>[]>();
  for (const [kind, list] of Object.entries(lists) as [Kind, string][]) {
    for (const written of list.split(/[,\n]/u)) {
      const parts = written
        .split("~")
        .map(partOf)
        .filter((part) => part.text !== "");
      const first = parts[0];
      if (!first) continue;
      const key = keyAt(first.text, 0, Math.min(first.text.length, mostUnits));
      byStart.set(key, [...(byStart.get(key) ?? []), { kind, parts }]);
    }
  }
  return { byStart };
}

function partOf(written: string): Part {
  const trimmed = fold(written).trim();
  const text = trimmed.replaceAll("*", "");
  const joins = unspaced.test(text) || !letter.test(text);
  return { text, joinsBefore: joins || trimmed.startsWith("*"), joinsAfter: joins || trimmed.endsWith("*") };
}

/** So many units at the beginning of a phrase are its key: with fewer, common beginnings have too many phrases to try. */
const mostUnits = 3;

/** `units` units as one number, which no other number of units gives. */
function keyAt(text: string, at: number, units: number): number {
  let key = 0;
  for (let n = 0; n < units; n++) key = key * 0x10000 + text.charCodeAt(at + n);
  return key;
}

/** Adds to `found`, kind by kind, the phrases of an index that a folded text has. Time grows with the text only. */
export function findPhrases<Kind extends string>(
  text: string,
  { byStart }: PhraseIndex<Kind>,
  found: Map<Kind, string[]>,
): void {
  for (let at = 0; at < text.length; at++) {
    const units = Math.min(mostUnits, text.length - at);
    for (let n = 1; n <= units; n++) {
      const candidates = byStart.get(keyAt(text, at, n));
      if (candidates) collect(text, at, candidates, found);
    }
  }
}

function collect<Kind extends string>(
  text: string,
  at: number,
  candidates: readonly Phrase<Kind>[],
  found: Map<Kind, string[]>,
): void {
  for (const { kind, parts } of candidates) {
    const end = endOf(text, at, parts);
    if (end === undefined) continue;
    const words = text.slice(at, end);
    const known = found.get(kind);
    if (!known) found.set(kind, [words]);
    else if (known.length < 8 && !known.includes(words)) known.push(words);
  }
}

function endOf(text: string, at: number, parts: readonly Part[]): number | undefined {
  let end = at;
  for (const [place, part] of parts.entries()) {
    if (place === 0) {
      if (!standsAt(text, at, part)) return undefined;
      end = at + part.text.length;
      continue;
    }
    const next = nextPlace(text, end, part);
    if (next === undefined) return undefined;
    end = next + part.text.length;
  }
  return end;
}

function nextPlace(text: string, from: number, part: Part): number | undefined {
  const window = text.slice(from, from + reach + part.text.length);
  for (let at = window.indexOf(part.text); at >= 0; at = window.indexOf(part.text, at + 1)) {
    if (standsAt(text, from + at, part)) return from + at;
  }
  return undefined;
}

function standsAt(text: string, at: number, { text: words, joinsBefore, joinsAfter }: Part): boolean {
  if (!text.startsWith(words, at)) return false;
  if (!joinsBefore && at > 0 && isLetter(text, at - 1)) return false;
  const end = at + words.length;
  return joinsAfter || end >= text.length || !isLetter(text, end);
}

/** Whether a letter stands there that could belong to the same word: Thai or Chinese beside Latin does not. */
function isLetter(text: string, at: number): boolean {
  const unit = text.charAt(at);
  return letter.test(unit) && !unspaced.test(unit);
}
