/** Whether two surnames are one, however each is written: passengers write theirs, reservation systems know A to Z. */
import { foldLetters, titles } from "./fold.ts";

/** A cut name shorter than this could be anybody's. */
const shortestCut = 3;
/** Nobody's surname is longer; what is, is nobody's. */
const longest = 100;

export interface BookedSurname {
  surname: string;
  /** The system had to cut it. */
  isNameCut?: boolean;
}

/**
 * Whether `given` is the surname in a booking: accents, case, blanks, hyphens, apostrophes and titles don't count, nor whether an umlaut,
 * a ring or a stroke is written out. Never where either has no letter.
 */
export function isSameSurname(given: string, { surname, isNameCut = false }: BookedSurname): boolean {
  const [ours, theirs] = [lettersOf(given), lettersOf(surname)];
  if (ours === "" || theirs === "") return false;
  return isNameCut && [...theirs].length >= shortestCut ? ours.startsWith(theirs) : ours === theirs;
}

/** Its letters alone, folded, without titles. */
function lettersOf(name: string): string {
  if (name.length > longest) return "";
  const words = name.split(/[\s.,/]+/u).filter(Boolean);
  const named = words.filter((word) => !titles.has(word.toLowerCase()));
  // Somebody may be called Dr.
  return foldLetters((named.length > 0 ? named : words).join("").replaceAll(/[^\p{L}\p{M}]/gu, ""));
}
