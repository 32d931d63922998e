/** Personal data stays in the house: what goes to the model carries placeholders, the same one for the same value. */
import type { Language } from "../../../contract/words.ts";
import { findPersonalData } from "../triage/index.ts";

export interface Hider {
  /** The text with each value replaced: `<EMAIL_1>`. `masked` is the text as others are shown it, of the same length. */
  hide(text: string, told: { language: Language; masked?: string }): string;
  /**
   * Puts values back: all of them, or only names and dots for the rest, as pages show who may not read it. Gives also whether
   * placeholders are left that nobody gave.
   */
  restore(text: string, shown: "all" | "names"): { text: string; isAnyLeft: boolean };
}

const placeholder = /<([A-Z]{2,12})_(\d{1,3})>/gu;
/** A shorter name is a word too often. */
const shortestName = 3;

/** `names` are what the people in the conversation go by. */
export function makeHider(names: readonly string[]): Hider {
  const byValue = new Map<string, string>();
  const byPlaceholder = new Map<string, string>();
  const counts = new Map<string, number>();
  const nameFor = (kind: string, value: string): string => {
    const key = value.toLocaleLowerCase("en");
    const known = byValue.get(key);
    if (known) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const made = `<${kind.toUpperCase()}_${count}>`;
    byValue.set(key, made);
    byPlaceholder.set(made, value);
    return made;
  };
  const words = wordsOf(names);
  return {
    hide(text, { language, masked = text }) {
      // What somebody wrote in our way of writing them is no placeholder.
      const plain = text.replaceAll(placeholder, (one) => `(${one.slice(1, -1)})`);
      const isSameLength = plain.length === masked.length;
      const spans = [
        ...findPersonalData(plain, { language, brandDomains: [], addressed: true }),
        ...(isSameLength ? dotted(plain, masked) : []),
        ...namesIn(plain, words),
      ];
      return replaceSpans(plain, spans, nameFor);
    },
    restore(text, shown) {
      let isAnyLeft = false;
      const restored = text.replaceAll(placeholder, (one, kind: string) => {
        const value = byPlaceholder.get(one);
        if (value === undefined) isAnyLeft = true;
        return value === undefined || shown === "all" || kind === "NAME" ? (value ?? one) : veil;
      });
      return { text: restored, isAnyLeft };
    },
  };
}

/** How many tells nothing of what they stand for. */
const veil = "•".repeat(6);

export const holdsPlaceholders = (text: string): boolean => text.search(placeholder) >= 0;

interface Span {
  kind: string;
  start: number;
  end: number;
}

/** The first that begins wins; what it overlaps is hidden with it. */
function replaceSpans(text: string, spans: readonly Span[], nameFor: (kind: string, value: string) => string): string {
  let hidden = "";
  let at = 0;
  for (const { kind, start, end } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    hidden += text.slice(at, from) + nameFor(kind, text.slice(from, end));
    at = end;
  }
  return hidden + text.slice(at);
}

/** What was masked for another reason than this reading finds. */
function dotted(text: string, masked: string): Span[] {
  return [...masked.matchAll(/•+/gu)].flatMap(({ 0: dots, index: start }) => {
    const end = start + dots.length;
    return text.slice(start, end) === dots ? [] : [{ kind: "private", start, end }];
  });
}

const wordsOf = (names: readonly string[]): string[] => [
  ...new Set(
    names
      .flatMap((name) => name.split(/[\s@.,_-]+/u))
      .filter((word) => [...word].length >= shortestName || /\p{Script=Han}{2}|\p{Script=Hangul}{2}/u.test(word)),
  ),
];

function namesIn(text: string, words: readonly string[]): Span[] {
  const lower = text.toLowerCase();
  // A letter whose small form is longer shifts what follows: then each name is looked for as it is written.
  const searched = lower.length === text.length ? lower : text;
  return words.flatMap((word) => {
    const sought = searched === lower ? word.toLowerCase() : word;
    const spans: Span[] = [];
    for (let start = searched.indexOf(sought); start >= 0; start = searched.indexOf(sought, start + sought.length)) {
      const end = start + sought.length;
      if (isAlone(text, start, end)) spans.push({ kind: "name", start, end });
    }
    return spans;
  });
}

/** Not within a longer word; scripts without spaces have no such border. */
function isAlone(text: string, start: number, end: number): boolean {
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(
      text.slice(start, end),
    )
  )
    return true;
  return !/[\p{L}\p{N}]/u.test(text.charAt(start - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(end));
}
