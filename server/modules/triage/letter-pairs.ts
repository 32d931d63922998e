import { languages } from "../../../contract/words.ts";
import { phrasesOf } from "./cues.ts";
import { fold } from "./fold.ts";
import { tellingWords } from "./language-words.ts";

let words: ReadonlySet<string> | undefined;

/** Our own words of every Latin language: what letters usually follow each other in, and what no locator is. */
function ownWords(): ReadonlySet<string> {
  words ??= new Set(
    [...languages, "other" as const].flatMap((language) => {
      const text = [phrasesOf(language), tellingWords[language] ?? ""].join(" ");
      return fold(text, text.length).match(/[a-z]{2,}/gu) ?? [];
    }),
  );
  return words;
}

const edge = 26;
const places = 27;
let logs: Float64Array | undefined;

function pairLogs(): Float64Array {
  if (logs) return logs;
  const counts = new Float64Array(places * places).fill(0.3);
  for (const word of ownWords()) {
    let before = edge;
    for (const letter of `${word}{`) {
      const at = Math.min(edge, letter.charCodeAt(0) - 97);
      counts[before * places + at] = (counts[before * places + at] ?? 0) + 1;
      before = at;
    }
  }
  logs = new Float64Array(places * places);
  for (let row = 0; row < places; row++) {
    let total = 0;
    for (let column = 0; column < places; column++) total += counts[row * places + column] ?? 0;
    for (let column = 0; column < places; column++) {
      logs[row * places + column] = Math.log((counts[row * places + column] ?? 0) / total);
    }
  }
  return logs;
}

/** How word-like letters are: the mean log probability of their pairs. Words lie about -2.4, drawn letters below -3. */
export function wordLikeness(letters: string): number {
  const table = pairLogs();
  let sum = 0;
  let before = edge;
  for (const letter of `${letters.toLowerCase()}{`) {
    const at = Math.max(0, Math.min(edge, letter.charCodeAt(0) - 97));
    sum += table[before * places + at] ?? 0;
    before = at;
  }
  return sum / (letters.length + 1);
}

/** Whether it is one of our words in any Latin language ("PLEASE", "GRAZIE", "NEREDE"). */
export function isWord(letters: string): boolean {
  return ownWords().has(letters.toLowerCase());
}
