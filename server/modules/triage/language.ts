import { type Language, languages } from "../../../contract/words.ts";
import { clean } from "./clean.ts";
import { tellingWords, wordWeight } from "./language-words.ts";
import { loadLetters, weighLetters } from "./letters.ts";
import { cannotBeRussian, countScripts, looksJapanese, mustBeRussian, type Scripts } from "./script.ts";

/** Which language a text is in, how sure that is, and what told: the script, the model, our words, the context or nothing. */
export interface Detection {
  language: Language;
  confidence: number;
  /** The next likely one, where letters decided. */
  second?: Language;
  by: "script" | "model" | "words" | "prior" | "none" | "learned";
  words: string[];
  /** How much speaks for each, in nats, where letters decided; empty where they are no words that we know. */
  nats?: ReadonlyMap<Language, number>;
}

/** What is lost, in nats, for being a language we do not answer in: few customers write one (reference, 2.4). */
const otherPenalty = 3.5;
/** What the language last written by the same customer is worth, in nats: as good as a prior of about 0.8. */
const priorBonus = 3;
/** How many of eld's points make one nat. */
const temperature = 25;

const ours = new Set<string>(languages);
const isOurs = (code: string): code is Language => ours.has(code);

/** The language of a text; `prior` is what the same person or conversation wrote before. */
export function detectLanguage(text: string, prior?: Language): Detection {
  const cleaned = clean(text);
  const scripts = countScripts(cleaned);
  const byScript = decideByScript(cleaned, scripts);
  if (byScript) return byScript;
  if (scripts.latin + scripts.cyrillic === 0) return nothing(prior);
  return decideByLetters(cleaned, prior);
}

function nothing(prior: Language | undefined): Detection {
  return { language: "und", confidence: prior ? 0.5 : 1, by: "none", words: [] };
}

function told(language: Language, confidence = 0.99): Detection {
  return { language, confidence, by: "script", words: [] };
}

/** Scripts that one language writes decide alone, even beside a few Latin words. */
function decideByScript(
  text: string,
  { latin, cyrillic, han, kana, hangul, thai, other }: Scripts,
): Detection | undefined {
  const eastAsian = han + kana;
  const alphabet = latin + cyrillic;
  if (other > alphabet && other > eastAsian + hangul + thai) return told("other");
  if (hangul * 2 > alphabet && hangul >= eastAsian) return told("ko");
  if (thai > alphabet * 0.6) return told("th");
  if (eastAsian * 2 > alphabet) {
    if (kana > eastAsian * 0.08) return told("ja");
    if (looksJapanese(text)) return told("ja", 0.9);
    return told("zh", eastAsian > 3 ? 0.97 : 0.8);
  }
  if (cyrillic > latin && cannotBeRussian(text)) return told("other", 0.9);
  if (cyrillic > latin && mustBeRussian(text)) return told("ru", 0.97);
  return undefined;
}

function decideByLetters(text: string, prior: Language | undefined): Detection {
  const words = wordsOf(text);
  if (words.length === 0) return nothing(prior);
  const scores = lettersOf(words);
  const telling = addTellingWords(scores, words);
  if (prior && prior !== "und") scores.set(prior, (scores.get(prior) ?? 0) + priorBonus);
  return choose(scores, telling, prior);
}

/** The words, in lower case; without airport and airline codes ("KLM", "AMS"), which no language owns. */
function wordsOf(text: string): string[] {
  const tokens = text.replaceAll("’", "'").match(/[\p{L}\p{M}']+/gu) ?? [];
  return tokens
    .filter((token) => !/^[A-Z]{2,3}$/u.test(token) || wordIndex.has(token.toLowerCase()))
    .map((token) => token.toLowerCase());
}

const all: readonly Language[] = [...languages, "other"];
/** Of each of eld's languages which of ours it is; asked once. */
let places: readonly number[] = [];

/** In nats, the languages we do not answer in folded into `other` at their best. */
function lettersOf(words: readonly string[]): Map<Language, number> {
  const scores = new Map<Language, number>();
  let count = 0;
  for (const word of words) count += piecesOf(word);
  const { codes, means } = weighLetters(words.join(" "));
  if (places.length === 0) places = codes.map((code) => (isOurs(code) ? all.indexOf(code) : all.length - 1));
  const best = new Float64Array(all.length);
  const met: number[] = [];
  for (let at = 0; at < codes.length; at++) {
    const mean = means[at] as number;
    const place = places[at] as number;
    const known = best[place] as number;
    if (mean <= known) continue;
    if (known === 0) met.push(place);
    best[place] = mean;
  }
  // The likeliest first: of two that stay equal it is the one.
  for (const place of met.toSorted((a, b) => (best[b] as number) - (best[a] as number))) {
    const language = all[place] as Language;
    const nats = ((best[place] as number) * count) / temperature;
    scores.set(language, nats - (language === "other" ? otherPenalty : 0));
  }
  return scores;
}

/** Of how many pieces of four bytes a word is made, a third apart: letters are weighed as a mean over them. */
function piecesOf(word: string): number {
  let bytes = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    // Of a pair each half is two of the four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  const read = Math.min(70, bytes);
  return read < 5 ? 1 : Math.floor((read - 5) / 3) + 2;
}

const wordIndex = new Map<string, Language[]>();
for (const language of [...languages, "other"] as const) {
  for (const word of new Set((tellingWords[language] ?? "").split(/\s+/u))) {
    if (word) wordIndex.set(word, [...(wordIndex.get(word) ?? []), language]);
  }
}

/** Adds what the words of our lists say. Returns those that spoke for each language. */
function addTellingWords(scores: Map<Language, number>, words: readonly string[]): Map<Language, string[]> {
  const telling = new Map<Language, string[]>();
  const short = words.length <= 2;
  const floor = Math.max(0, ...scores.values()) - (short ? 4 : 8);
  const weight = short ? wordWeight * 1.7 : wordWeight;
  for (const word of new Set(words)) {
    const known = wordIndex.get(word);
    if (!known) continue;
    for (const language of known) {
      scores.set(language, Math.max(scores.get(language) ?? floor, floor) + weight / Math.sqrt(known.length));
      const spoke = telling.get(language);
      if (spoke) spoke.push(word);
      else telling.set(language, [word]);
    }
  }
  return telling;
}

function choose(
  scores: Map<Language, number>,
  telling: Map<Language, string[]>,
  prior: Language | undefined,
): Detection {
  const [first, next] = [...scores].toSorted(([, a], [, b]) => b - a);
  if (!first) return { ...nothing(prior), nats: scores };
  const [best, top] = first;
  let sum = 0;
  for (const score of scores.values()) sum += Math.exp(score - top);
  const words = telling.get(best) ?? [];
  return {
    ...(next ? { second: next[0] } : {}),
    language: best,
    confidence: 1 / sum,
    by: best === prior ? "prior" : words.length > 0 ? "words" : "model",
    words,
    nats: scores,
  };
}

/** Loads the letter statistics ahead of the first text: a process that will read calls it while it starts. */
export function warmUp(): void {
  loadLetters();
}
