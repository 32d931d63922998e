/** What a folded word of a name may look like where letters were not folded: as people write themselves on channels. */

/** A folded letter, and what it may have been. Accents need no mention, for searching ignores them. */
const unfolded: readonly (readonly [folded: string, written: readonly string[]])[] = [
  ["a", ["ae", "aa", "æ"]],
  ["o", ["oe", "ø", "œ"]],
  ["u", ["ue"]],
  ["ss", ["ß"]],
  ["l", ["ł"]],
  ["d", ["đ", "ð"]],
  ["th", ["þ"]],
];

/** Longer ones have too many, and are found as they are. */
const longest = 20;

/** The word itself, and each with one letter written otherwise: `muller` is also `mueller`. */
export function spellingsOf(word: string): string[] {
  const spellings = new Set([word]);
  if (word.length <= longest)
    for (const [folded, written] of unfolded)
      for (let at = word.indexOf(folded); at !== -1; at = word.indexOf(folded, at + 1))
        for (const one of written) spellings.add(`${word.slice(0, at)}${one}${word.slice(at + folded.length)}`);
  return [...spellings];
}
