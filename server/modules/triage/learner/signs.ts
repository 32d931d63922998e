import { tokensOf } from "./tokens.ts";

/** So many places hold what the signs weigh; two signs that share one are told apart by the others of a text. */
export const places = 2 ** 18;

/** A text as the learner sees it. */
export interface Sight {
  /** Folded, without links and handles. */
  text: string;
  /** What is known besides the words: cues that were found, what the rules say. */
  hints: readonly string[];
  /** The words of this text that deny, as the cues tell. */
  denials: readonly string[];
}

/** Is told each sign: its place, and where in the text it was read; hints were read nowhere. */
type Visit = (place: number, from: number, to: number) => void;

const prime = 16777619;
const seed = 0x811c9dc5 | 0;
const hashOf = (text: string, from = 0, to = text.length, start = seed): number => {
  let hash = start;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
};
/** The upper bits are mixed into the lower, which alone are kept. */
const placeOf = (hash: number): number => {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) & (places - 1);
};
const starts = {
  word: hashOf("word"),
  pair: hashOf("pair"),
  skip: hashOf("skip"),
  denied: hashOf("denied"),
  letters: hashOf("letters"),
  hint: hashOf("hint"),
};
const link = (start: number, first: number, second: number) =>
  Math.imul(Math.imul(start ^ first, prime) ^ second, prime);

/** How many words after "not" it still speaks of. */
const reach = 3;

/** Visits every sign of a text: words, neighbours, words one apart, words that are denied, their letters, hints. */
export function visitSigns({ text, hints, denials }: Sight, visit: Visit): void {
  const tokens = tokensOf(text);
  const denying = new Set(denials.map((word) => hashOf(word)));
  const hashes: number[] = [];
  let denied = 0;
  for (const [place, { from, to, isUnspaced }] of tokens.entries()) {
    const hash = hashOf(text, from, to);
    hashes.push(hash);
    const before = place > 0 ? hashes[place - 1] : undefined;
    const earlier = place > 1 ? hashes[place - 2] : undefined;
    const start = (back: number) => tokens[place - back]?.from ?? from;
    if (!isUnspaced || to - from <= 6) visit(placeOf(Math.imul(starts.word ^ hash, prime)), from, to);
    if (before !== undefined) visit(placeOf(link(starts.pair, before, hash)), start(1), to);
    if (earlier !== undefined) visit(placeOf(link(starts.skip, earlier, hash)), start(2), to);
    if (denied > 0) visit(placeOf(Math.imul(starts.denied ^ hash, prime)), start(1), to);
    denied = denying.has(hash) ? reach : denied - 1;
    visitLetters(text, { from, to, isUnspaced }, visit);
  }
  for (const hint of hints) visit(placeOfHint(hint), -1, -1);
}

/** Hints are few, and the same ones each time. */
const hinted = new Map<string, number>();

function placeOfHint(hint: string): number {
  const known = hinted.get(hint);
  if (known !== undefined) return known;
  const place = placeOf(hashOf(hint, 0, hint.length, starts.hint));
  hinted.set(hint, place);
  return place;
}

/** Three to five letters of a word with its edges, one to four of a script without spaces. */
function visitLetters(
  text: string,
  { from, to, isUnspaced }: { from: number; to: number; isUnspaced: boolean },
  visit: Visit,
): void {
  const [least, most] = isUnspaced ? [1, 4] : [3, 5];
  const edge = isUnspaced ? 0 : 1;
  for (let at = from - edge; at < to; at++) {
    let hash = starts.letters;
    const last = Math.min(at + most, to + edge);
    for (let end = at; end < last; end++) {
      hash = Math.imul(hash ^ (end < from || end >= to ? 32 : text.charCodeAt(end)), prime);
      if (end - at + 1 >= least) visit(placeOf(hash), isUnspaced ? at : from, isUnspaced ? end + 1 : to);
    }
  }
}

/** Which places a text has, a bit for each; so small that it stays at hand. All nought between two texts. */
const met = new Uint32Array(places / 32);

/** Signs in their order, three numbers each: the place, and from where to where in the text it was read. */
export type Heard = readonly number[];

/** The signs of a text, each once, as places; all of them with where they were read go to `heard`. */
export function signsOf(sight: Sight, heard?: number[]): Uint32Array {
  const found: number[] = [];
  visitSigns(sight, (place, from, to) => {
    heard?.push(place, from, to);
    const [at, bit] = [place >>> 5, 1 << (place & 31)];
    const bits = met[at] as number;
    if ((bits & bit) !== 0) return;
    met[at] = bits | bit;
    found.push(place);
  });
  for (const place of found) met[place >>> 5] = 0;
  return Uint32Array.from(found);
}
