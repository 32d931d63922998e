/**
 * Which languages the letters of words speak for: by eld's counts of pieces of words (size medium), read by ourselves. Its
 * own reading finds the same and takes more time than all other judgements together.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** As eld ships them: pieces of up to four bytes, each byte a sign of its dictionary, with a space where a word begins or ends. */
interface Counts {
  languages: Readonly<Record<string, string>>;
  ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const [begins, ends, used] = [1, 2, 4];
const bits = 18;
const slots = 2 ** bits;
/** What eld takes from every count to keep its file small. */
const least = 53;
/** Where the languages of a piece end. */
const stop = 0xffff;
/** The longest word, in bytes, and the text after which no further word, and no further letter, is read. */
const [longestWord, enough, most] = [70, 350, 380];

/** Every piece by its hash: its bytes, whether a word begins or ends there, and where its languages stand. */
interface Pieces {
  codes: readonly string[];
  bytes: Uint32Array;
  marks: Uint8Array;
  places: Uint32Array;
  /** A language and its count in one number, piece after piece. */
  counts: Uint16Array;
}

const hashOf = (bytes: number, marks: number): number => {
  const mixed = Math.imul(bytes ^ (marks * 0x9e3779b9), 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
};

/** Loaded at the first text that needs it, so that a process that reads none pays nothing; eld names no entry for it but by path. */
function load(): Pieces {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(fileURLToPath(import.meta.resolve("eld/medium"))), "..");
  const { ngramsData } = require(join(folder, "ngrams/medium.js")) as { ngramsData: Counts };
  const { dictionary } = require(join(folder, "dictionary.js")) as { dictionary: readonly string[] };
  const byteOf = new Uint8Array(0x10000);
  for (let byte = 255; byte >= 0; byte--) byteOf[(dictionary[byte] as string).charCodeAt(0)] = byte;
  const [bytes, marks, places] = [new Uint32Array(slots), new Uint8Array(slots), new Uint32Array(slots)];
  const counts = new Uint16Array(4 * slots);
  let next = 0;
  for (const piece of Object.keys(ngramsData.ngrams)) {
    const [first, last] = [piece.startsWith(" ") ? 1 : 0, piece.endsWith(" ") ? 1 : 0];
    const mark = (first && begins) | (last && ends);
    let four = 0;
    for (let at = first; at < piece.length - last; at++)
      four |= (byteOf[piece.charCodeAt(at)] as number) << (8 * (at - first));
    four >>>= 0;
    let at = hashOf(four, mark) >>> (32 - bits);
    while (marks[at] !== 0) at = (at + 1) & (slots - 1);
    bytes[at] = four;
    marks[at] = mark | used;
    places[at] = next;
    const each = ngramsData.ngrams[piece] as Readonly<Record<string, number>>;
    for (const language of Object.keys(each)) counts[next++] = (Number(language) << 8) | (each[language] as number);
    counts[next++] = stop;
  }
  return { codes: Object.values(ngramsData.languages), bytes, marks, places, counts: counts.slice(0, next) };
}

let loaded: Pieces | undefined;

/** Loads the counts ahead of the first text. */
export const loadLetters = (): Pieces => (loaded ??= load());

/** Whether a unit is a letter of the plane that eld knows; asked of each once. */
const letters = new Uint8Array(0x10000);
function isLetter(unit: number): boolean {
  const known = letters[unit] as number;
  if (known !== 0) return known === 1;
  const is = /\p{L}/u.test(String.fromCharCode(unit));
  letters[unit] = is ? 1 : 2;
  return is;
}

/** The pieces met in this text, so that each counts once. */
const metSlots = 1024;
const metBytes = new Uint32Array(metSlots);
const metMarks = new Float64Array(metSlots);
let text = 0;

const word = new Uint8Array(512);
let sums = new Float64Array(0);
let distinct = 0;

function meet(pieces: Pieces, four: number, mark: number): void {
  const hash = hashOf(four, mark);
  const key = text * 4 + mark;
  let met = hash & (metSlots - 1);
  while ((metMarks[met] as number) >= text * 4) {
    if (metMarks[met] === key && metBytes[met] === four) return;
    met = (met + 1) & (metSlots - 1);
  }
  metBytes[met] = four;
  metMarks[met] = key;
  distinct++;
  const { bytes, marks, places, counts } = pieces;
  for (let at = hash >>> (32 - bits); marks[at] !== 0; at = (at + 1) & (slots - 1)) {
    if (bytes[at] !== four || marks[at] !== (mark | used)) continue;
    for (let place = places[at] as number; counts[place] !== stop; place++) {
      const count = counts[place] as number;
      sums[count >>> 8] = (sums[count >>> 8] as number) + (count & 0xff) + least;
    }
    return;
  }
}

const fourAt = (at: number, to: number): number => {
  let four = 0;
  for (let place = 0; place < 4 && at + place < to; place++) four |= (word[at + place] as number) << (8 * place);
  return four >>> 0;
};

/** A word in pieces of four bytes, a third apart: the last one ends it, whatever it overlaps. */
function meetWord(pieces: Pieces, length: number): void {
  const end = Math.min(length, longestWord);
  let at = 0;
  for (; at + 4 < end; at += 3) meet(pieces, fourAt(at, at + 4), at === 0 ? begins : 0);
  const last = Math.max(0, end === 3 ? 0 : end - 4);
  // What goes on beyond the longest is no piece that anybody counted.
  if (length > longestWord) distinct++;
  else meet(pieces, fourAt(last, length), (at === 0 ? begins : 0) | ends);
}

/**
 * How much each language has of the letters, a mean over the pieces; the codes of eld's sixty languages beside it. What is
 * no letter parts words, but for an apostrophe that a letter follows.
 */
export function weighLetters(words: string): { codes: readonly string[]; means: Float64Array } {
  const pieces = loadLetters();
  if (sums.length === 0) sums = new Float64Array(pieces.codes.length);
  sums.fill(0);
  distinct = 0;
  text++;
  let [length, read] = [0, 0];
  const end = Math.min(words.length, 1000);
  for (let at = 0; at < end && read <= most;) {
    const unit = words.charCodeAt(at);
    if (isLetter(unit)) {
      if (unit < 0x80) word[length++] = unit;
      else if (unit < 0x800) {
        word[length++] = 0xc0 | (unit >> 6);
        word[length++] = 0x80 | (unit & 0x3f);
        read++;
      } else {
        word[length++] = 0xe0 | (unit >> 12);
        word[length++] = 0x80 | ((unit >> 6) & 0x3f);
        word[length++] = 0x80 | (unit & 0x3f);
        read += 2;
      }
      read++;
      at++;
      continue;
    }
    let to = at;
    while (to < end && !isLetter(words.charCodeAt(to))) to++;
    let kept = to;
    while (kept > at && words.charCodeAt(kept - 1) === 39) kept--;
    if (kept > at && length > 0) {
      meetWord(pieces, length);
      length = 0;
      if (read > enough) break;
    }
    if (kept > at && read > 0) read++;
    for (at = kept; at < to && read <= most; at++, read++) word[length++] = 39;
    at = to;
  }
  if (length > 0) meetWord(pieces, length);
  const means = sums.map((sum) => sum / Math.max(1, distinct));
  return { codes: pieces.codes, means };
}
