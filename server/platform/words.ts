/** Words as they are searched: what an index keeps of a text, and what a query asks of it. */

/** Letters of scripts that put no spaces between words (Unicode Standard Annex 24 names); not their symbols, such as Han radicals. */
const unspaced = String.raw`[[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]&&[\p{L}\p{N}\p{M}]]`;
const run = new RegExp(String.raw`[${unspaced}ー]+|[\p{L}\p{N}\p{M}_]+?(?=${unspaced}|[^\p{L}\p{N}\p{M}_]|$)`, "gv");
const isUnspaced = new RegExp(`^${unspaced}`, "v");

/** The longest word that is kept, and the most of one text, so that nobody's wall of letters swells the index. */
const longestWord = 40;
const mostWords = 400;
/** Shorter beginnings than this match whole words only. */
const shortestBeginning = 3;

/** The words of a text, each once: lower case, without accents; for scripts without spaces every pair of signs. */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const found of foldAccents(text).matchAll(run)) {
    for (const word of piecesOf(found[0])) words.add(word);
    if (words.size >= mostWords) break;
  }
  return [...words].slice(0, mostWords);
}

/**
 * What the index is asked (PostgreSQL's tsquery): every word, the last one also as a beginning; `beginners` are the words that begin
 * so, where they are known, for the index finds words far faster than beginnings. Null where the text has no word. Words are letters,
 * digits and `_` alone, so nothing in them is syntax.
 */
export function queryFor(text: string, beginners: readonly string[] = []): string | null {
  const runs = runsOf(text);
  const terms = runs.flatMap((found, place) => {
    const isBeginning = place === runs.length - 1 && isLongEnough(found);
    if (isBeginning && beginners.length > 0) return [`(${beginners.map(quote).join(" | ")})`];
    return termsOf(found, isBeginning);
  });
  return terms.length > 0 ? [...new Set(terms)].slice(0, 20).join(" & ") : null;
}

/** The last word of a query, where it may be a beginning; null where it can only be whole. */
export function beginningOf(text: string): string | null {
  const last = runsOf(text).at(-1);
  return last !== undefined && isLongEnough(last) ? shorten(last) : null;
}

const runsOf = (text: string): string[] => [...foldAccents(text).matchAll(run)].map(([found]) => found);

/** A beginning of two letters begins half of all words; one Chinese sign says a lot. */
const isLongEnough = (found: string): boolean =>
  isUnspaced.test(found) ? [...found].length === 1 : found.length >= shortestBeginning;

const shorten = (found: string): string => [...found].slice(0, longestWord).join("");

const quote = (word: string): string => `'${word}'`;

function termsOf(found: string, isBeginning: boolean): string[] {
  if (isBeginning) return [`${quote(shorten(found))}:*`];
  return isUnspaced.test(found) ? pairsOf([...found]).map(quote) : [quote(shorten(found))];
}

function piecesOf(found: string): string[] {
  if (!isUnspaced.test(found)) return [shorten(found)];
  const signs = [...found];
  // The last sign alone, so that a single sign is found at the end too.
  return [...pairsOf(signs), signs.at(-1) ?? ""];
}

const pairsOf = (signs: readonly string[]): string[] =>
  signs.slice(1).map((sign, place) => `${signs[place] ?? ""}${sign}`);

/** Lower case; accents of Latin, Greek and Cyrillic letters go, marks that make another letter elsewhere stay. */
export function foldAccents(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036F]/gu, "")
    .normalize("NFC")
    .toLowerCase();
}

export interface Match {
  start: number;
  end: number;
}

/** Where the query's words begin in a text, in UTF-16 units, in order and not touching. */
export function findMatches(text: string, query: string): Match[] {
  const wanted = [...foldAccents(query).matchAll(run)].map(([found]) => found);
  const matches: Match[] = [];
  for (const found of text.matchAll(run)) {
    const folded = foldAccents(found[0]);
    for (const [place, word] of wanted.entries()) {
      const match = isUnspaced.test(word)
        ? within(found, folded, word)
        : matchesWord(folded, word, place === wanted.length - 1) && {
            start: found.index,
            end: found.index + found[0].length,
          };
      if (match) matches.push(match);
    }
  }
  return apart(matches);
}

const matchesWord = (folded: string, word: string, isLast: boolean): boolean =>
  isLast && word.length >= shortestBeginning ? folded.startsWith(word) : folded === word;

function within(found: RegExpExecArray, folded: string, word: string): Match | null {
  // Folding may change lengths; then the whole run is the match.
  const at = folded.indexOf(word);
  if (at === -1) return null;
  if (folded.length !== found[0].length) return { start: found.index, end: found.index + found[0].length };
  return { start: found.index + at, end: found.index + at + word.length };
}

function apart(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (match.start >= (kept.at(-1)?.end ?? 0)) kept.push(match);
  return kept;
}

/** The runs of unspaced script in a query: pairs alone would find their signs in another order. */
export const unspacedRuns = (text: string): string[] =>
  [...text.normalize("NFKC").matchAll(run)]
    .map(([found]) => found)
    .filter((found) => isUnspaced.test(found) && [...found].length > 2);
