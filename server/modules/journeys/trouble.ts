/** Whether a touchpoint is trouble, and how much it presses. Pure. */

export interface Step {
  /** The system's own word: `check-in`, `check-in-failed`. */
  kind: string;
  outcome: string;
}

const bad =
  /^(fail(ed|ure)?|error(ed)?|refused|rejected|denied|declined|abandoned|blocked|timed?-?out|unsuccessful|missed|lost|cancell?ed|not-.+)$/;
const badEnd = /-(failed|failure|error|refused|rejected|denied|declined|abandoned|missed|lost)$/;

/** How it ended by itself, or as part of the step's name. */
export const isTrouble = ({ kind, outcome }: Step): boolean => bad.test(outcome) || badEnd.test(kind);

/** The step without how it ended: `check-in-failed` and `check-in` are one. */
export const stepOf = (kind: string): string => kind.replace(badEnd, "");

/** Who fails here is about to lose today's flight, or may be. */
const stopsTheTrip =
  /^((online-|mobile-|web-)?check-?in|bag-drop|boarding(-pass)?|gate|security|passport|border|visa|documents?|transfer|connection)\b/;
const strands = /^(boarding|gate|transfer|connection)\b(?!-pass)/;

/** In the urgencies of triage: 3 stranded, 2 today's trip in trouble, 1 better soon; 0 where nothing went wrong. */
export function urgencyOf(step: Step): 0 | 1 | 2 | 3 {
  if (!isTrouble(step)) return 0;
  const at = stepOf(step.kind);
  if (strands.test(at)) return 3;
  return stopsTheTrip.test(at) ? 2 : 1;
}
