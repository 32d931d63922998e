/** How much of what was filtered needed an answer, from those that were asked about. Pure. */
import { wilson } from "../../../platform/wilson.ts";

/** What was asked of one kind of message: a language on a channel, as one version judged it. */
export interface Asked {
  /** How many there were, asked about or not. */
  seen: number;
  /** How many agents said something of. */
  n: number;
  /** The sum of what each stands for, and of its squares. */
  weight: number;
  squares: number;
  /** What those stand for that needed an answer, and a word. */
  answers: number;
  words: number;
}

/** Of a hundred, as shares between 0 and 1; null where too few were asked about to say. */
export interface Missed {
  n: number;
  seen: number;
  share: number | null;
  /** Between these it lies, nineteen times of twenty. */
  low: number | null;
  high: number | null;
  /** The share that deserved a word. */
  words: number | null;
}

/** From fewer answers than this nothing is said. */
export const fewest = 30;

/**
 * Each answer stands for as many messages as it was drawn from; those of a kind together for all that there were of it,
 * so that a kind of which many questions stayed open counts no less. Wilson's interval, for as many answers as those with
 * unequal weights are worth (Kish).
 */
export function missed(kinds: readonly Asked[]): Missed {
  let [n, seen, weight, squares, answers, words] = [0, 0, 0, 0, 0, 0];
  for (const kind of kinds) {
    seen += kind.seen;
    if (kind.n === 0) continue;
    // Never less than the answers themselves: what was drawn on the edge of the period counts too.
    const each = Math.max(kind.seen, kind.n) / kind.weight;
    n += kind.n;
    weight += each * kind.weight;
    squares += each * each * kind.squares;
    answers += each * kind.answers;
    words += each * kind.words;
  }
  if (n < fewest) return { n, seen, share: null, low: null, high: null, words: null };
  const share = answers / weight;
  const [low, high] = wilson(share, (weight * weight) / squares);
  return { n, seen, share, low, high, words: words / weight };
}
