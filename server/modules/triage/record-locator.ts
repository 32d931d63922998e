import type { PersonalDatum } from "../../../contract/triage.ts";
import { skipFillers } from "./labelled.ts";
import { isWord, wordLikeness } from "./letter-pairs.ts";
import { airports, notLocators, otherCodes, strongWords, weakWords } from "./locator-words.ts";

/** What a locator looks like: five or six letters and digits; which of them count depends on what stands before. */
const shape = /[A-Za-z0-9]{5,6}(?![A-Za-z0-9])/uy;
const bare = /(?<![A-Za-z0-9@#/_.<&\-–$€£'’])[A-Z0-9]{6}(?![A-Za-z0-9@/_\-–])/gu;
const conjunction =
  /\s?(?:&amp;|&|\+|,|\/|\band\b|\bund\b|\ben\b|\bet\b|\by\b|\be\b|\bog\b|\bve\b|и|和|と|및|와|และ)\s?/uy;

const strong = wordPattern(strongWords);
const weak = wordPattern(weakWords);

/** Letters alone below this are drawn, not spoken, and above it they may be a word that we do not know. */
const drawn = -3;
/** The same where no word announces a locator. */
const drawnAndBare = -3.45;

function wordPattern(words: readonly string[]): RegExp {
  const alternatives = words.map((word) => word.replaceAll("~", String.raw`\s{0,2}`)).join("|");
  return new RegExp(
    String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\d])(?:${alternatives})(?![\p{Script=Latin}\p{Script=Cyrillic}\d])`,
    "giu",
  );
}

/**
 * Record locators. After a strong word 0.97; after a weak one 0.85; bare 0.6 ("possible"): six capitals and digits mixed,
 * or letters no language would put together, and only where the text is `addressed` to an airline. A second one after "and" goes with the first.
 */
export function findLocators(text: string, addressed: boolean): PersonalDatum[] {
  if (!mayHold(text)) return [];
  const found = new Map<number, PersonalDatum>();
  const capitals = isShouted(text);
  const add = (start: number, code: string, confidence: number) => {
    const known = found.get(start);
    const rule = confidence > 0.9 ? "after-label" : confidence > 0.8 ? "after-word" : "shape";
    if (!known || known.confidence < confidence)
      found.set(start, { kind: "pnr", start, end: start + code.length, confidence, rule });
  };
  for (const match of text.matchAll(strong)) {
    follow(text, skipFillers(text, match.index + match[0].length), (code) => fitsStrong(code, capitals), 0.97, add);
  }
  for (const match of text.matchAll(weak)) {
    follow(text, skipFillers(text, match.index + match[0].length), (code) => fitsWeak(code, capitals), 0.85, add);
  }
  for (const match of text.matchAll(bare)) {
    if (
      addressed &&
      !capitals &&
      fitsBare(match[0]) &&
      !otherCodes.test(text.slice(Math.max(0, match.index - 30), match.index))
    ) {
      add(match.index, match[0], 0.6);
    }
  }
  return [...found.values()];
}

/** Whether anything stands there that could be one, before its words are looked for: six capitals, or letters with a digit. */
const mayHold = (text: string): boolean =>
  /(?<![A-Za-z0-9])(?:[A-Z]{6}|(?=[A-Za-z]{0,5}\d)(?=\d{0,5}[A-Za-z])[A-Za-z0-9]{5,6})(?![A-Za-z0-9])/u.test(text);

/** Takes the code at a place, and those that follow it after "and". */
function follow(
  text: string,
  at: number,
  fits: (code: string) => boolean,
  confidence: number,
  add: (start: number, code: string, confidence: number) => void,
): void {
  for (let start = at, count = 0; count < 9; count++) {
    shape.lastIndex = start;
    const code = shape.exec(text)?.[0];
    if (!code || !fits(code)) return;
    add(start, code, confidence);
    conjunction.lastIndex = start + code.length;
    if (!conjunction.test(text)) return;
    start = conjunction.lastIndex;
  }
}

/** In a post written all in capitals, capitals say nothing. */
function isShouted(text: string): boolean {
  const letters = text.replaceAll(/[@#]\w{1,50}/gu, "").match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /[a-z]/iu.test(letter));
  const small = latin.filter((letter) => /[a-z]/u.test(letter)).length;
  return latin.length > 14 && latin.length === letters.length && small < latin.length * 0.2;
}

const hasDigit = (code: string) => /\d/u.test(code);
const hasLetter = (code: string) => /[A-Za-z]/u.test(code);
const isUpper = (code: string) => code === code.toUpperCase();

function fitsStrong(code: string, shouted: boolean): boolean {
  if (!hasLetter(code) || isFlight(code)) return false;
  if (hasDigit(code)) return true;
  return isUpper(code) && code.length === 6 && !isWord(code) && (!shouted || wordLikeness(code) < drawn);
}

function fitsWeak(code: string, shouted: boolean): boolean {
  if (!isUpper(code) || code.length !== 6 || !hasLetter(code) || isFlight(code)) return false;
  if (hasDigit(code)) return !isSomethingElse(code);
  return !shouted && looksDrawn(code, drawn);
}

function fitsBare(code: string): boolean {
  if (!hasLetter(code)) return false;
  return hasDigit(code) ? !isSomethingElse(code) && digitsScattered(code) : looksDrawn(code, drawnAndBare);
}

function looksDrawn(code: string, limit: number): boolean {
  if (isWord(code) || notLocators.has(code) || /(.)\1\1|^(..)\2\2$/u.test(code)) return false;
  if (airports.has(code.slice(0, 3)) && airports.has(code.slice(3))) return false;
  return wordLikeness(code) < limit;
}

/** A word with a number behind it ("SUMMER25", "GOLD42", "ROW22A") is no locator; scattered digits are. */
function digitsScattered(code: string): boolean {
  const letters = /^[A-Z]+/u.exec(code)?.[0] ?? "";
  return !(letters.length >= 3 && /^[A-Z]+\d+$/u.test(code) && (isWord(letters) || wordLikeness(letters) > drawn));
}

function isFlight(code: string): boolean {
  return /^[A-Z]{2}\d{3,4}$/u.test(code) || /^[A-Z]\d\d{3,4}$/u.test(code);
}

/** Shapes that mean something else: flights, callsigns, registrations, dates, amounts, postcodes, times, planes, episodes. */
function isSomethingElse(code: string): boolean {
  return (
    isFlight(code) ||
    /^[A-Z]{2}\d{3}[A-Z]$/u.test(code) ||
    /^[A-Z]{3}\d{2,4}[A-Z]?$/u.test(code) ||
    /^N\d{1,5}[A-Z]{0,2}$/u.test(code) ||
    /^\d{1,2}[A-Z]{3}\d{0,4}$/u.test(code) ||
    /^[A-Z]{3}\d{3}$/u.test(code) ||
    /^\d{4}[A-Z]{2}$/u.test(code) ||
    /^\d{3,5}[A-Z]{1,3}$/u.test(code) ||
    /^[A-Z]\d{5}$/u.test(code) ||
    /^(?:A[23]|B7)\d{2}[A-Z0-9]{2}$/u.test(code) ||
    /^S\d\dE\d\d$/u.test(code) ||
    (/^\d+[A-Z]+$/u.test(code) && /(?:TH|ST|ND|RD|AM|PM|KG|KM|LB|HR|HRS|MIN|K|X)$/u.test(code)) ||
    /^US\d{2}[A-Z]{2}$/u.test(code)
  );
}
