/** Words that stand nowhere else, so that a test can tell whether they are gone. */
const letters = "bcdfghjklmnpqrstvwxz";

export const randomLetters = (length: number): string =>
  Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join("");

export interface Marks {
  /** Every word that must be gone. */
  marks: string[];
  /** Those that they may read in their export. */
  readable: string[];
  /** A new one. */
  mark: (what: string, isReadable?: boolean) => string;
}

export function newMarks(): Marks {
  const [marks, readable]: [string[], string[]] = [[], []];
  return {
    marks,
    readable,
    mark(what, isReadable = true) {
      const word = `zq${what}${randomLetters(8)}`;
      marks.push(word);
      if (isReadable) readable.push(word);
      return word;
    },
  };
}
