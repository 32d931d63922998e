/** What both sides of the wire must agree on when somebody writes: how a long answer is split, and why a vendor says no. */
import { z } from "zod";

/** A vendor's "no" in our words; each has a sentence and a next step on the desk. */
export const Refusal = z.enum([
  "duplicate",
  "not-summoned",
  "blocked",
  "suspended",
  "protected",
  "parent-gone",
  "messages-closed",
  "not-our-thread",
  "too-long",
  "media-too-large",
  "media-unusable",
  "media-infected",
  "media-unscannable",
  "used-up",
  "not-permitted",
  "account-removed",
  "no-such-address",
  "mailbox-full",
  "mail-refused",
  "came-back",
  "still-trying",
  "copy-came-back",
  "unwanted",
  "opted-out",
  "window-closed",
  "restricted",
  "answered-once",
  "unreachable",
  "not-now",
  "template-refused",
  "never-wrote",
  "window-full",
  "people-only",
  "automatic-sender",
  "marketing-stopped",
  "no-consent",
  "takes-no-templates",
  "template-unusable",
  "earlier-part",
  "vendor-fails",
  "other",
]);
export type Refusal = z.infer<typeof Refusal>;

/** What a channel takes: length as the channel counts it. */
const WritingLimit = z.object({
  maxLength: z.int(),
  counts: z.enum(["x-weighted", "characters", "bytes"]),
  /** A longer text goes out in so many parts at most, numbered where `numbered` says so. */
  maxParts: z.int(),
  numbered: z.boolean(),
  media: z
    .object({
      images: z.int(),
      /** Files of any kind at once; 0: only pictures and videos of the types. */
      files: z.int(),
      largest: z.object({ image: z.int(), animation: z.int(), video: z.int(), file: z.int() }),
      /** Bytes of all together; null: as much as each may have. */
      total: z.int().nullable(),
      types: z.array(z.string()),
      /** 0: the channel carries no words of what a picture shows. */
      altLength: z.int(),
    })
    .nullable(),
});

export const WritingLimits = z.object({ public: WritingLimit, private: WritingLimit });

export interface Splitting {
  /** A text's length as its channel counts it. */
  measure: (text: string) => number;
  maxLength: number;
  maxParts: number;
  /** Whether each part says which it is: `(1/3)`. */
  numbered: boolean;
}

/** The parts in which a text goes out, one where it fits; null where even the most parts do not hold it. */
export function splitText(text: string, splitting: Splitting): string[] | null {
  const { measure, maxLength, maxParts, numbered } = splitting;
  if (measure(text) <= maxLength) return [text];
  for (let of = 2; of <= maxParts; of++) {
    const mark = (part: number): string => (numbered ? ` (${part}/${of})` : "");
    const parts = cutInto(text, of, (one, part) => measure(one + mark(part)) <= maxLength);
    if (parts) return parts.map((one, at) => one + (numbered ? ` (${at + 1}/${parts.length})` : ""));
  }
  return null;
}

function cutInto(text: string, of: number, fits: (text: string, part: number) => boolean): string[] | null {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest !== "") {
    const part = parts.length + 1;
    if (part > of) return null;
    const at = cutAt(rest, (one) => fits(one, part));
    if (at === 0) return null;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return parts;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** Where the first part ends: with a sentence if that leaves no small stump, else between words, else between characters. */
function cutAt(text: string, fits: (text: string) => boolean): number {
  if (fits(text)) return text.length;
  const borders = Array.from(graphemes.segment(text), ({ index }) => index);
  let [low, high] = [0, borders.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, borders[middle]).trimEnd())) low = middle;
    else high = middle - 1;
  }
  const most = borders[low] ?? 0;
  const head = text.slice(0, most + 1);
  const good = Math.floor(most * 0.4);
  const sentence = lastEnd(head, /[.!?…]["'”’»)\]]*(?=\s)|[。！？]|\n/gu, most);
  if (sentence > good) return sentence;
  const space = lastEnd(head, /\s/gu, most);
  if (space > good) return space;
  const word = Array.from(words.segment(text.slice(0, most + 30)), ({ index }) => index).findLast(
    (index) => index <= most,
  );
  return word !== undefined && word > good ? word : most;
}

function lastEnd(text: string, border: RegExp, most: number): number {
  const ends = Array.from(text.matchAll(border), ({ index, 0: found }) => index + found.trimEnd().length);
  return ends.findLast((end) => end <= most) ?? 0;
}
