import { places } from "./signs.ts";

/** One text to learn from: its signs, what is right of it, and how much it counts (1 unless said otherwise). */
export interface Lesson {
  signs: Uint32Array;
  /** What is thought of each label before anything was learned: what is right already teaches nothing. */
  before: readonly number[];
  label: string;
  weight?: number | undefined;
  /** The language it is in, where what was thought before knows several. */
  language?: string | undefined;
}

/** What the signs weigh for each label: `weights[place * labels.length + label]`. */
export interface Weights {
  labels: readonly string[];
  weights: Float32Array;
  biases: Float32Array;
  /** How much what was thought before still counts in texts of a language, from 1 to 0; in any other, 1. */
  trust: Readonly<Record<string, number>>;
}

/** What was learned of one judgement: what signs weigh, and how sure a score is. */
export interface Model extends Weights {
  /** Per label, the slope and the offset that make of a score how likely the label is (Platt). */
  sureness: Float32Array;
}

interface Options {
  labels: readonly string[];
  /** The same seed and lessons give the same weights, to the last bit. */
  seed: number;
  rounds?: number;
  /** The most that one lesson may weigh: what bounds the influence of whoever taught it. */
  most?: number;
  /** How much more rare labels count: 0 not at all, 1 as much as common ones together. */
  fairness?: number;
  /** Whether what most lessons say is thought of a text of which nothing is known; so unless told otherwise. */
  leans?: boolean;
  /** Whether what was thought before counts the less, the more was taught; so unless told otherwise. */
  wanes?: boolean;
}

/** After so many lessons what was thought before counts half: they know by then what the rules know, and better when not. */
const halfAfter = 600;

/** Lessons in one language say nothing of the rules of another. */
function trustAfter(lessons: readonly Lesson[]): Record<string, number> {
  const taught: Record<string, number> = {};
  for (const { language = "", weight = 1 } of lessons) taught[language] = (taught[language] ?? 0) + weight;
  return Object.fromEntries(
    Object.entries(taught).map(([language, many]) => [language, halfAfter / (halfAfter + many)]),
  );
}

/** How much what was thought before counts in a text of a language. */
export const trustIn = ({ trust }: Pick<Weights, "trust">, language = ""): number => trust[language] ?? 1;

/**
 * Learns one label against the rest, for each: a linear support vector machine, by dual coordinate descent. Each lesson
 * holds a share of the weights, from nothing to `most` times what it counts, so none of them can turn a judgement alone.
 */
export function learn(lessons: readonly Lesson[], options: Options): Weights {
  const { labels, wanes = true } = options;
  const trust = wanes ? trustAfter(lessons) : {};
  const weights = new Float32Array(places * labels.length);
  const biases = new Float32Array(labels.length);
  for (const [label, name] of labels.entries()) {
    const sides = lessons.map((lesson) => (lesson.label === name ? 1 : -1));
    const { own, bias } = learnOne(lessons, { ...options, trust, sides, label });
    for (let place = 0; place < places; place++) weights[place * labels.length + label] = own[place] as number;
    biases[label] = bias;
  }
  return { labels, weights, biases, trust };
}

interface One extends Options {
  trust: Weights["trust"];
  sides: readonly number[];
  label: number;
}

/** Weights of one label, side by side. */
function learnOne(
  lessons: readonly Lesson[],
  { seed, sides, label, trust, ...options }: One,
): { own: Float32Array; bias: number } {
  const { rounds = 10, most = 1, fairness = 0.5, leans = true } = options;
  let [all, positive] = [1e-9, 0];
  for (const [place, { weight = 1 }] of lessons.entries()) {
    all += weight;
    if (sides[place] === 1) positive += weight;
  }
  const share = positive / all;
  const worth = (side: number) => (0.5 / Math.max(1e-9, side === 1 ? share : 1 - share)) ** fairness;
  const shares = new Float64Array(lessons.length);
  const random = randomFrom(seed + label);
  const order = lessons.map((_, place) => place);
  const own = new Float32Array(places);
  let bias = 0;
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const place of order) {
      const { signs, before, language, weight = 1 } = lessons[place] as Lesson;
      const side = sides[place] as number;
      const value = 1 / Math.sqrt(Math.max(1, signs.length));
      let sum = 0;
      for (const sign of signs) sum += own[sign] as number;
      const missing = 1 - side * (sum * value + bias + trustIn({ trust }, language) * (before[label] as number));
      const old = shares[place] as number;
      // The signs of a text weigh 1 together, and so does the bias.
      const fresh = Math.min(Math.max(old + missing / (leans ? 2 : 1), 0), most * weight * worth(side));
      if (fresh === old) continue;
      shares[place] = fresh;
      const push = (fresh - old) * side;
      if (leans) bias += push;
      for (const sign of signs) own[sign] = (own[sign] as number) + push * value;
    }
  }
  return { own, bias };
}

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
}
