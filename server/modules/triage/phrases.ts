import { fold } from "./fold.ts";

/** Where phrases are looked up: one pass over a text finds every phrase of every kind, whatever their number. */
export interface PhraseIndex<Kind extends string> {
  /** By a hash of their first units, as many as are a key. */
  byStart: Map<number, Phrase<Kind>[]>;
  /** By the first unit, which lengths of keys are worth a look: three bits at the beginning of a word, three within one. */
  worth: Uint8Array;
  /** A bit by the hash of each key, for most that is looked up is none. */
  hashed: Uint32Array;
}

interface Phrase<Kind extends string> {
  kind: Kind;
  parts: Part[];
  /** The last unit of the first part: most that only begin alike are told apart by it. */
  last: number;
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
  const worth = new Uint8Array(0x10000);
  const hashed = new Uint32Array(1024);
  for (const [kind, list] of Object.entries(lists) as [Kind, string][]) {
    for (const written of list.split(/[,\n]/u)) {
      const parts = written
        .split("~")
        .map(partOf)
        .filter((part) => part.text !== "");
      const first = parts[0];
      if (!first) continue;
      const length = Math.min(first.text.length, mostUnits);
      const key = keyAt(first.text, 0, length);
      hashed[wordOf(key)] = (hashed[wordOf(key)] as number) | (1 << (key >>> 12));
      const last = first.text.charCodeAt(first.text.length - 1);
      byStart.set(key, [...(byStart.get(key) ?? []), { kind, parts, last }]);
      const bit = 1 << (length - 1);
      const unit = first.text.charCodeAt(0);
      worth[unit] = (worth[unit] as number) | bit | (first.joinsBefore ? bit << 3 : 0);
    }
  }
  return { byStart, worth, hashed };
}

function partOf(written: string): Part {
  const trimmed = fold(written).trim();
  const text = trimmed.replaceAll("*", "");
  const joins = unspaced.test(text) || !letter.test(text);
  return { text, joinsBefore: joins || trimmed.startsWith("*"), joinsAfter: joins || trimmed.endsWith("*") };
}

/** So many units at the beginning of a phrase are its key: with fewer, common beginnings have too many phrases to try. */
const mostUnits = 3;

/** A hash of `units` units: what shares one by chance is told apart where it is compared. A small number, for those are found quickest. */
function keyAt(text: string, at: number, units: number): number {
  let hash = text.charCodeAt(at);
  if (units > 1) hash = Math.imul(hash, 0x2c1b3c6d) ^ text.charCodeAt(at + 1);
  if (units > 2) hash = Math.imul(hash, 0x297a2d39) ^ text.charCodeAt(at + 2);
  return ((Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 4) << 2) | units;
}

/** Where the bit of a key stands; which one follows from its next higher bits. */
const wordOf = (key: number): number => (key >>> 2) & 1023;

/** Adds to `found`, kind by kind, the phrases of an index that a folded text has. Time grows with the text only. */
export function findPhrases<Kind extends string>(
  text: string,
  { byStart, worth, hashed }: PhraseIndex<Kind>,
  found: Map<Kind, string[]>,
): void {
  for (let at = 0; at < text.length; at++) {
    const lengths = worth[text.charCodeAt(at)] as number;
    if (lengths === 0) continue;
    const here = at > 0 && isLetter(text, at - 1) ? lengths >> 3 : lengths & 7;
    if (here === 0) continue;
    for (let n = 1; n <= mostUnits && at + n <= text.length; n++) {
      if ((here & (1 << (n - 1))) === 0) continue;
      const key = keyAt(text, at, n);
      if ((((hashed[wordOf(key)] as number) >>> (key >>> 12)) & 1) === 0) continue;
      const candidates = byStart.get(key);
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
  for (const { kind, parts, last } of candidates) {
    if (text.charCodeAt(at + (parts[0] as Part).text.length - 1) !== last) continue;
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
  const unit = text.charCodeAt(at);
  const known = letters[unit] as number;
  if (known !== 0) return known === 1;
  const sign = text.charAt(at);
  const is = letter.test(sign) && !unspaced.test(sign);
  letters[unit] = is ? 1 : 2;
  return is;
}

/** Of each unit whether it is one; asked once. */
const letters = new Uint8Array(0x10000);
