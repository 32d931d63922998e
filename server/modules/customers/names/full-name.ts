/** Full names as tickets, passports and people write them, as keys that are the same for the same person. */
import { foldLetters, titles } from "./fold.ts";

const gluedTitle = /(?<=\p{L}{2})(?:mstr|miss|mrs|mr|ms|dr|chd|inf)$/u;
const unspaced = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;

/** The words of a name, folded: no case, accents, titles or invisible signs. `SURNAME/GIVENMR` is read as tickets write it. */
export function wordsOfName(name: string): string[] {
  const isTicket = name.includes("/");
  return foldLetters(name.slice(0, longestName))
    .split(/[^\p{L}\p{M}]+/u)
    .map((word) => (isTicket ? word.replace(gluedTitle, "") : word))
    .filter((word) => word !== "" && !titles.has(word));
}

/** The same for a person however it is written: its words in order of the alphabet; null where it is no full name. */
export function keyOfName(name: string | null): string | null {
  if (name === null || name.length > longestName) return null;
  const words = wordsOfName(name).toSorted();
  const isFull = words.filter(([, second]) => second !== undefined).length > 1;
  const whole = words.join(" ");
  return isFull || (unspaced.test(whole) && [...whole].length > 1) ? whole : null;
}

/** A longer one is no name. */
const longestName = 200;
