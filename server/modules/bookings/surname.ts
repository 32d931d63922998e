/** Whether two surnames are one, however each is written: passengers write theirs, reservation systems know A to Z. */

/** Letters that lose no accent but turn into others (ICAO 9303, part 3, section 6). */
const others: Readonly<Record<string, string>> = {
  Ø: "O",
  Æ: "AE",
  Œ: "OE",
  ẞ: "SS",
  Þ: "TH",
  Ð: "D",
  Đ: "D",
  Ł: "L",
  Ħ: "H",
  Ŧ: "T",
  Ŋ: "N",
};

const titles = new Set(["MR", "MRS", "MS", "MISS", "MSTR", "DR", "PROF", "CHD", "INF"]);

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
 * a ring or a stroke is written out (Müller, Mueller, Muller). Never where either has no letter.
 */
export function isSameSurname(given: string, { surname, isNameCut = false }: BookedSurname): boolean {
  const [ours, theirs] = [lettersOf(given), lettersOf(surname)];
  if (ours === "" || theirs === "") return false;
  if (isNameCut && theirs.length >= shortestCut) return gathered(ours).startsWith(gathered(theirs));
  return gathered(ours) === gathered(theirs);
}

/** Its letters in upper case, without accents and titles. */
function lettersOf(name: string): string {
  if (name.length > longest) return "";
  const words = name
    .normalize("NFC")
    .replaceAll("ß", "ẞ")
    .toUpperCase()
    .split(/[\s.,/]+/u)
    .filter(Boolean);
  const named = words.filter((word) => !titles.has(word));
  // Somebody may be called Dr.
  return [...(named.length > 0 ? named : words).join("").normalize("NFKD")]
    .map((sign) => others[sign] ?? sign)
    .filter((sign) => /\p{L}/u.test(sign))
    .join("")
    .toUpperCase();
}

/** An E that may only write out an umlaut, and a second A that may stand for a ring, are as if they were not there. */
const gathered = (letters: string): string =>
  letters
    .replaceAll(/A[AE]+/g, "A")
    .replaceAll(/OE+/g, "O")
    .replaceAll(/UE+/g, "U");
