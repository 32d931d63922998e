import { type Lesson, learn, type Weights } from "./learn.ts";
import { type Sight, visitSigns } from "./signs.ts";

/** What was learned of one judgement: what signs weigh, and how sure a score is. */
export interface Model extends Weights {
  /** Per label, the slope and the offset that make of a score how likely the label is (Platt). */
  sureness: Float32Array;
}

/** A label, how likely it is among the model's, and the phrases that weighed most for it. */
interface Verdict {
  label: string;
  confidence: number;
}

/** One part of these is held back to learn how sure a score is. */
const heldBack = 5;
/** Fewer lessons than this tell nothing of it; then a score of 1 is taken for three in four. */
const fewest = 100;

/** Learns a judgement. The same lessons, order and seed give the same model. */
export function makeModel(lessons: readonly Lesson[], labels: readonly string[], seed: number): Model {
  const sureness = new Float32Array(labels.length * 2).fill(1.1);
  for (let label = 0; label < labels.length; label++) sureness[label * 2 + 1] = 0;
  if (lessons.length >= fewest) {
    const draft = learn(
      lessons.filter((_, place) => place % heldBack !== 0),
      { labels, seed },
    );
    const asked = lessons.filter((_, place) => place % heldBack === 0);
    const scores = asked.map(({ signs, before }) => scoresOf(draft, signs, before));
    for (const [label, name] of labels.entries()) {
      const points = asked.map((lesson, place) => ({
        score: scores[place]?.[label] as number,
        isRight: lesson.label === name,
        weight: lesson.weight ?? 1,
      }));
      const [slope, offset] = surenessOf(points);
      sureness[label * 2] = slope;
      sureness[label * 2 + 1] = offset;
    }
  }
  return { ...learn(lessons, { labels, seed }), sureness };
}

/** What each label weighs, in all. */
function scoresOf({ labels, weights, biases }: Weights, signs: Uint32Array, before: readonly number[]): Float64Array {
  const many = labels.length;
  const sums = new Float64Array(many);
  for (let place = 0; place < signs.length; place++) {
    const at = (signs[place] as number) * many;
    for (let label = 0; label < many; label++) sums[label] = (sums[label] as number) + (weights[at + label] as number);
  }
  const value = 1 / Math.sqrt(Math.max(1, signs.length));
  return sums.map((sum, label) => sum * value + (biases[label] as number) + (before[label] as number));
}

/** Judges a text by its signs: every label and how likely it is, the likeliest first; together they are 1. */
export function judge(model: Model, signs: Uint32Array, before: readonly number[]): Verdict[] {
  const { labels, sureness } = model;
  const likely = scoresOf(model, signs, before).map(
    (score, label) =>
      1 / (1 + Math.exp(-((sureness[label * 2] as number) * score + (sureness[label * 2 + 1] as number)))),
  );
  const all = likely.reduce((sum, one) => sum + one, 1e-9);
  return labels
    .map((label, place) => ({ label, confidence: (likely[place] as number) / all }))
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** The phrases of a text that spoke most for a label against all others, at most four, none within another. */
export function phrasesFor({ labels, weights }: Model, label: string, sight: Sight): string[] {
  const many = labels.length;
  const chosen = labels.indexOf(label);
  const spoke = new Map<number, { from: number; to: number; weight: number }>();
  visitSigns(sight, (place, from, to) => {
    if (from < 0) return;
    let others = 0;
    for (let other = 0; other < many; other++) if (other !== chosen) others += weights[place * many + other] as number;
    const weight = (weights[place * many + chosen] as number) - others / Math.max(1, many - 1);
    const span = from * 4096 + to;
    const known = spoke.get(span);
    if (known) known.weight += weight;
    else spoke.set(span, { from, to, weight });
  });
  const best = [...spoke.values()].filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  const told: typeof best = [];
  for (const one of best) {
    if (told.length === 4) break;
    if (!told.some(({ from, to }) => one.from < to && from < one.to)) told.push(one);
  }
  return told.map(({ from, to }) => sight.text.slice(from, to).slice(0, 60));
}

/** The slope and offset of the curve that says best how often a score was right; steps of Newton, held back by a little. */
function surenessOf(points: readonly { score: number; isRight: boolean; weight: number }[]): [number, number] {
  let [slope, offset] = [1.1, 0];
  for (let step = 0; step < 30; step++) {
    let [slopeDown, offsetDown] = [1e-2 * (slope - 1.1), 1e-2 * offset];
    let [a, b, c] = [1e-2, 0, 1e-2];
    for (const { score, isRight, weight } of points) {
      const likely = 1 / (1 + Math.exp(-(slope * score + offset)));
      const miss = weight * (likely - (isRight ? 1 : 0));
      const bend = weight * Math.max(likely * (1 - likely), 1e-6);
      slopeDown += miss * score;
      offsetDown += miss;
      a += bend * score * score;
      b += bend * score;
      c += bend;
    }
    const whole = a * c - b * b;
    slope -= (c * slopeDown - b * offsetDown) / whole;
    offset -= (a * offsetDown - b * slopeDown) / whole;
  }
  return Number.isFinite(slope) && slope > 0 ? [slope, offset] : [1.1, 0];
}
