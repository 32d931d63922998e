/** Names as tickets, passports and people write them, brought to one form. */

const titles = new Set(["mr", "mrs", "ms", "miss", "mstr", "dr", "prof", "chd", "inf", "mevr", "dhr", "herr", "frau"]);
const gluedTitle = /(?<=\p{L}{2})(?:mstr|miss|mrs|mr|ms|dr|chd|inf)$/u;
const unspaced = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;

/** Letters that ICAO 9303 writes as two, both ways. */
const folds: readonly [RegExp, string][] = [
  [/ß/gu, "ss"],
  [/æ/gu, "a"],
  [/[øœ]/gu, "o"],
  [/ł/gu, "l"],
  [/[đð]/gu, "d"],
  [/þ/gu, "th"],
  [/ı/gu, "i"],
  [/aa|ae/gu, "a"],
  [/oe/gu, "o"],
  [/ue/gu, "u"],
];

/** The words of a name, folded: no case, accents, titles or invisible signs. `SURNAME/GIVENMR` is read as tickets write it. */
export function wordsOfName(name: string): string[] {
  const isTicket = name.includes("/");
  return foldName(name)
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

/** Letters alone, compared as ICAO 9303 writes them. */
function foldName(name: string): string {
  let folded = name
    .slice(0, longestName)
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036F\p{Cf}'’`´]/gu, "")
    .normalize("NFC")
    .toLowerCase();
  for (const [from, to] of folds) folded = folded.replaceAll(from, to);
  return folded;
}
