import { type Lesson, learn, type Model, trustIn, type Weights } from "./learn.ts";
import { pack, type Packed, speaks, weighSigns } from "./packed.ts";
import type { Heard } from "./signs.ts";

/** A label, how likely it is among the model's, and the phrases that weighed most for it. */
interface Verdict {
  label: string;
  confidence: number;
}

/** A text that is judged: its signs, and what is known of it besides. */
type Asked = Pick<Lesson, "signs" | "before" | "language">;

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
    const scores = asked.map((lesson) => scoresOf(draft, lesson));
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
function scoresOf(learned: Weights, { signs, before, language }: Asked): Float64Array {
  const { labels, weights, biases } = learned;
  const trust = trustIn(learned, language);
  const many = labels.length;
  const sums = new Float64Array(many);
  for (let place = 0; place < signs.length; place++) {
    const at = (signs[place] as number) * many;
    for (let label = 0; label < many; label++) sums[label] = (sums[label] as number) + (weights[at + label] as number);
  }
  const value = 1 / Math.sqrt(Math.max(1, signs.length));
  return sums.map((sum, label) => sum * value + (biases[label] as number) + trust * (before[label] as number));
}

/**
 * Judges a text by its signs: every label and how likely it is, together 1. What scores most is first, though it may be a
 * little less likely than the next: rare labels weigh more, or they would hardly ever be said.
 */
export function judge(model: Model, { signs, ...asked }: Asked): Verdict[] {
  const packed = pack([model]) as Packed;
  return verdictsOf(packed, 0, { ...asked, sums: weighSigns(packed, signs), signs: signs.length });
}

/** The same for one of many models, of whose labels all were weighed at once. */
export function verdictsOf(
  { models, starts }: Packed,
  which: number,
  { sums, signs, before, language }: Omit<Asked, "signs"> & { sums: Float64Array; signs: number },
): Verdict[] {
  const model = models[which] as Model;
  const { labels, sureness, biases } = model;
  const trust = trustIn(model, language);
  const start = starts[which] as number;
  const value = 1 / Math.sqrt(Math.max(1, signs));
  let all = 1e-9;
  const verdicts = labels.map((label, place) => {
    const score =
      (sums[start + place] as number) * value + (biases[place] as number) + trust * (before[place] as number);
    const [slope, offset] = [sureness[place * 2] as number, sureness[place * 2 + 1] as number];
    const confidence = 1 / (1 + Math.exp(-(slope * score + offset)));
    all += confidence;
    return { label, score, confidence };
  });
  return verdicts
    .toSorted((a, b) => b.score - a.score)
    .map(({ label, confidence }) => ({ label, confidence: confidence / all }));
}

/** The phrases of a text that spoke most for a label of a model against its others, at most four, none within another. */
export function phrasesFor(
  packed: Packed,
  which: number,
  label: string,
  { text, heard }: { text: string; heard: Heard },
): string[] {
  const chosen = (packed.models[which] as Model).labels.indexOf(label);
  const spoke = new Map<number, Spoke>();
  const { count, rows } = heard;
  for (let at = 0; at < count;) {
    const [from, to] = [heard.from[at] as number, heard.to[at] as number];
    // The letters of a word stand one after the other.
    let weight = 0;
    for (; at < count && heard.from[at] === from && heard.to[at] === to; at++)
      weight += speaks(packed, which, chosen, rows[at] as number);
    if (from < 0 || weight === 0) continue;
    const span = from * 4096 + to;
    const known = spoke.get(span);
    if (known) known.weight += weight;
    else spoke.set(span, { from, to, weight });
  }
  return strongest([...spoke.values()]).map(({ from, to }) => text.slice(from, to).slice(0, 60));
}

interface Spoke {
  from: number;
  to: number;
  weight: number;
}

/** The four that weigh most and do not overlap; of equal ones the earlier. */
function strongest(spoke: readonly Spoke[]): Spoke[] {
  const told: Spoke[] = [];
  const isFree = (one: Spoke) => !told.some(({ from, to }) => one.from < to && from < one.to);
  while (told.length < 4) {
    let best: Spoke | undefined;
    for (const one of spoke) if (one.weight > (best?.weight ?? 0) && isFree(one)) best = one;
    if (!best) break;
    told.push(best);
  }
  return told;
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
