/** Whether two surnames are one, however each is written: passengers write theirs, reservation systems know A to Z. */

/** Letters that machines write in more than one way (ICAO 9303, part 3, section 6, and what people do). */
const ways: Readonly<Record<string, readonly string[]>> = {
  Ä: ["AE", "A"],
  Ö: ["OE", "O"],
  Ü: ["UE", "U"],
  Å: ["AA", "A"],
  Ø: ["OE", "O"],
  Æ: ["AE"],
  Œ: ["OE"],
  ẞ: ["SS"],
  Þ: ["TH"],
  Ð: ["D"],
  Đ: ["D"],
  Ł: ["L"],
  Ħ: ["H"],
  Ŧ: ["T"],
  Ŋ: ["N"],
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

/** Whether `given` is the surname in a booking: accents, case, blanks, hyphens, apostrophes and titles don't count. Never where either has no letter. */
export function isSameSurname(given: string, { surname, isNameCut = false }: BookedSurname): boolean {
  const [ours, theirs] = [lettersOf(given), lettersOf(surname)];
  if (ours.length === 0 || theirs.length === 0) return false;
  return (
    spells(ours, plain(theirs), isNameCut) ||
    (isNameCut && theirs.length >= shortestCut ? begins(theirs, plain(ours)) : spells(theirs, plain(ours), false))
  );
}

/** The letters of a name in upper case, one by one, without titles. */
function lettersOf(name: string): string[] {
  if (name.length > longest) return [];
  const words = name
    .normalize("NFC")
    .replaceAll("ß", "ẞ")
    .toUpperCase()
    .split(/[\s.,/]+/u)
    .filter(Boolean);
  const named = words.filter((word) => !titles.has(word));
  // Somebody may be called Dr.
  return [...(named.length > 0 ? named : words).join("")].flatMap(plainUnlessKnown);
}

/** A letter we know more ways for stays; any other loses its accents, and what is no letter goes. */
function plainUnlessKnown(letter: string): string[] {
  if (letter in ways) return [letter];
  return [...letter.normalize("NFKD").toUpperCase()].filter((sign) => /\p{L}/u.test(sign));
}

const plain = (letters: readonly string[]): string => letters.map((letter) => ways[letter]?.at(-1) ?? letter).join("");

/** Whether the letters, each in one of its ways, spell the text; where it was cut, whether they begin with it. */
function spells(letters: readonly string[], text: string, isCut: boolean): boolean {
  let ends = new Set([0]);
  for (const letter of letters) {
    if (isCut && text.length >= shortestCut && ends.has(text.length)) return true;
    ends = stepped(ends, letter, text);
  }
  return ends.has(text.length);
}

/** Whether the text begins with the letters, each in one of its ways. */
function begins(letters: readonly string[], text: string): boolean {
  let ends = new Set([0]);
  for (const letter of letters) ends = stepped(ends, letter, text);
  return ends.size > 0;
}

const stepped = (ends: ReadonlySet<number>, letter: string, text: string): Set<number> =>
  new Set(
    [...ends].flatMap((at) =>
      (ways[letter] ?? [letter]).filter((way) => text.startsWith(way, at)).map((way) => at + way.length),
    ),
  );
