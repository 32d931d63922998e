/**
 * Models as texts are judged by them: what every model says of a sign stands side by side, in steps of a byte as it is kept,
 * and whether any says something is a bit. A text has hundreds of signs; looked for one by one in weights of many megabytes
 * they would take longer than everything else.
 */
import type { Model } from "./learn.ts";
import { places } from "./signs.ts";

export interface Packed {
  models: readonly Model[];
  /** How many labels all models have together. */
  width: number;
  /** Where each model's labels begin. */
  starts: readonly number[];
  /** A bit for each place that weighs anything, and how many do before each 32. */
  known: Uint32Array;
  ranks: Uint32Array;
  /** A row for each place that does. */
  weights: Int8Array;
  /** One step of a weight, label by label. */
  steps: Float64Array;
  /** What a row weighs for all labels of a model together, model after model. */
  totals: Float32Array;
}

/** A weight is kept in 127 steps each way of the heaviest one of its label. */
export function stepOf({ weights, labels }: Model, label: number): number {
  let heaviest = 0;
  for (let at = label; at < weights.length; at += labels.length)
    heaviest = Math.max(heaviest, Math.abs(weights[at] as number));
  return heaviest / 127;
}

const packed = new WeakMap<Model, Packed>();

/** These models together; the same ones again are not packed again. */
export function pack(models: readonly Model[]): Packed | undefined {
  const [first] = models;
  if (!first) return undefined;
  const known = packed.get(first);
  if (known && known.models.length === models.length && known.models.every((model, at) => model === models[at]))
    return known;
  const made = packAnew(models);
  packed.set(first, made);
  return made;
}

function packAnew(models: readonly Model[]): Packed {
  const starts: number[] = [];
  let width = 0;
  for (const { labels } of models) {
    starts.push(width);
    width += labels.length;
  }
  const steps = Float64Array.from(models.flatMap((model) => model.labels.map((_, label) => stepOf(model, label))));
  const known = new Uint32Array(places / 32);
  visitSteps(models, (place) => (known[place >>> 5] = (known[place >>> 5] as number) | (1 << (place & 31))));
  const ranks = new Uint32Array(known.length);
  let rows = 0;
  for (let word = 0; word < known.length; word++) {
    ranks[word] = rows;
    rows += countBits(known[word] as number);
  }
  const made = { models, width, starts, known, ranks, steps };
  const [weights, totals] = [new Int8Array(rows * width), new Float32Array(rows * models.length)];
  visitSteps(models, (place, step, which, label) => {
    const row = rowOf(made, place);
    const at = (starts[which] as number) + label;
    weights[row * width + at] = step;
    const total = row * models.length + which;
    totals[total] = (totals[total] as number) + step * (steps[at] as number);
  });
  return { ...made, weights, totals };
}

/** Is told each weight that is not nought, in steps. */
function visitSteps(
  models: readonly Model[],
  visit: (place: number, step: number, which: number, label: number) => void,
): void {
  for (const [which, model] of models.entries()) {
    const many = model.labels.length;
    const sizes = model.labels.map((_, label) => stepOf(model, label));
    for (let at = 0; at < model.weights.length; at++) {
      const weight = model.weights[at] as number;
      if (weight === 0) continue;
      const step = Math.round(weight / (sizes[at % many] as number));
      if (step !== 0) visit(Math.floor(at / many), step, which, at % many);
    }
  }
}

function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Where a place's weights stand; -1: it has none. */
function rowOf({ known, ranks }: Pick<Packed, "known" | "ranks">, place: number): number {
  const [bits, bit] = [known[place >>> 5] as number, 1 << (place & 31)];
  return (bits & bit) === 0 ? -1 : (ranks[place >>> 5] as number) + countBits(bits & (bit - 1));
}

/** What a text's signs weigh for each label of each model. */
export function weighSigns(packed: Packed, signs: Uint32Array): Float64Array {
  const { width, weights, steps } = packed;
  const sums = new Int32Array(width);
  for (let sign = 0; sign < signs.length; sign++) {
    const row = rowOf(packed, signs[sign] as number);
    if (row < 0) continue;
    const at = row * width;
    for (let label = 0; label < width; label++) sums[label] = (sums[label] as number) + (weights[at + label] as number);
  }
  const weighed = new Float64Array(width);
  for (let label = 0; label < width; label++) weighed[label] = (sums[label] as number) * (steps[label] as number);
  return weighed;
}

/** How much a place speaks for one label of a model against the mean of its others. */
export function speaks(
  packed: Packed,
  { which, label, place }: { which: number; label: number; place: number },
): number {
  const row = rowOf(packed, place);
  if (row < 0) return 0;
  const { width, starts, weights, steps, totals, models } = packed;
  const at = (starts[which] as number) + label;
  const own = (weights[row * width + at] as number) * (steps[at] as number);
  const all = totals[row * models.length + which] as number;
  return own - (all - own) / Math.max(1, (models[which] as Model).labels.length - 1);
}
