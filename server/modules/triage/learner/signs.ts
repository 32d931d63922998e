import { type Token, tokensOf } from "./tokens.ts";

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

/**
 * The signs of a text in their order, those that are there again too: the place of each, and from where to where it was
 * read (hints: -1). One for all texts, so that none makes another: it holds until the next text is heard.
 */
export interface Heard {
  count: number;
  places: Int32Array;
  from: Int32Array;
  to: Int32Array;
  /** Where each one's weights stand, once it was weighed; 0: it has none. */
  rows: Int32Array;
}

const room = (size: number): Heard => ({
  count: 0,
  places: new Int32Array(size),
  from: new Int32Array(size),
  to: new Int32Array(size),
  rows: new Int32Array(size),
});
let heard = room(4096);

// oxlint-disable-next-line max-params -- called for every sign of every text
function keep(place: number, from: number, to: number): void {
  const { count, places } = heard;
  if (count === places.length) widen();
  heard.places[count] = place;
  heard.from[count] = from;
  heard.to[count] = to;
  heard.count = count + 1;
}

function widen(): void {
  const wider = room(2 * heard.places.length);
  wider.count = heard.count;
  wider.places.set(heard.places);
  wider.from.set(heard.from);
  wider.to.set(heard.to);
  heard = wider;
}

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

const noneDeny: ReadonlySet<number> = new Set();

/** Every sign of a text: words, neighbours, words one apart, words that are denied, their letters, hints. */
export function hear({ text, hints, denials }: Sight): Heard {
  heard.count = 0;
  const tokens = tokensOf(text);
  const denying = denials.length === 0 ? noneDeny : new Set(denials.map((word) => hashOf(word)));
  let [earlier, before, hash] = [0, 0, 0];
  let [earlierFrom, beforeFrom] = [0, 0];
  let denied = 0;
  for (let place = 0; place < tokens.length; place++) {
    const { from, to, isUnspaced } = tokens[place] as Token;
    hash = hashOf(text, from, to);
    if (!isUnspaced || to - from <= 6) keep(placeOf(Math.imul(starts.word ^ hash, prime)), from, to);
    if (place > 0) keep(placeOf(link(starts.pair, before, hash)), beforeFrom, to);
    if (place > 1) keep(placeOf(link(starts.skip, earlier, hash)), earlierFrom, to);
    if (denied > 0) keep(placeOf(Math.imul(starts.denied ^ hash, prime)), place > 0 ? beforeFrom : from, to);
    denied = denying.size > 0 && denying.has(hash) ? reach : denied - 1;
    if (isUnspaced) hearRun(text, from, to);
    else hearLetters(text, from, to);
    [earlier, earlierFrom, before, beforeFrom] = [before, beforeFrom, hash, from];
  }
  for (const hint of hints) keep(placeOfHint(hint), -1, -1);
  return heard;
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

/** Three to five letters of a word with its edges. */
function hearLetters(text: string, from: number, to: number): void {
  for (let at = from - 1; at < to; at++) {
    let hash = starts.letters;
    const last = Math.min(at + 5, to + 1);
    for (let end = at; end < last; end++) {
      hash = Math.imul(hash ^ (end < from || end >= to ? 32 : text.charCodeAt(end)), prime);
      if (end - at >= 2) keep(placeOf(hash), from, to);
    }
  }
}

/** One to four of a script without spaces. */
function hearRun(text: string, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    let hash = starts.letters;
    const last = Math.min(at + 4, to);
    for (let end = at; end < last; end++) {
      hash = Math.imul(hash ^ text.charCodeAt(end), prime);
      keep(placeOf(hash), at, end + 1);
    }
  }
}

/** Which places a text has, a bit for each; so small that it stays at hand. All nought between two texts. */
const met = new Uint32Array(places / 32);

/** Whether a place was not met before in this text; asked, it was. */
export function isFirst(place: number): boolean {
  const bits = met[place >>> 5] as number;
  const bit = 1 << (place & 31);
  if ((bits & bit) !== 0) return false;
  met[place >>> 5] = bits | bit;
  return true;
}

/** From here on none of them was met. */
export function forget({ count, places }: Heard): void {
  for (let at = 0; at < count; at++) met[(places[at] as number) >>> 5] = 0;
}

/** The signs of a text, each once, as places. */
export function signsOf(sight: Sight): Uint32Array {
  const heard = hear(sight);
  const found = heard.places.slice(0, heard.count).filter(isFirst);
  forget(heard);
  return Uint32Array.from(found);
}
