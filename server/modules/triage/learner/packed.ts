/**
 * Models as texts are judged by them: what every model says of a sign stands side by side, in steps of a byte as it is kept,
 * four to a word, and whether any says something is a bit. A text has hundreds of signs; looked for one by one in weights of many megabytes
 * they would take longer than everything else.
 */
import type { Model } from "./learn.ts";
import { forget, type Heard, isFirst, places } from "./signs.ts";

export interface Packed {
  models: readonly Model[];
  /** How many labels all models have together. */
  width: number;
  /** Where each model's labels begin. */
  starts: readonly number[];
  /** For each 32 places two numbers: a bit for each that weighs anything, and how many do before them. */
  known: Uint32Array;
  /**
   * A row for each place that does, and before them one of nothing for those that do not: a byte for each label, with 128
   * for nought, and then what all labels of each model weigh together. They stand in one line of memory; each row has
   * `stride` words.
   */
  rows: Int32Array;
  bytes: Uint8Array;
  totals: Float32Array;
  stride: number;
  /** One step of a weight, label by label. */
  steps: Float64Array;
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
  const all = { models, starts, steps };
  const known = new Uint32Array(2 * (places / 32));
  visitSteps(all, (place) => {
    const at = (place >>> 5) * 2;
    known[at] = (known[at] as number) | (1 << (place & 31));
  });
  let many = 0;
  for (let at = 0; at < known.length; at += 2) {
    known[at + 1] = many;
    many += countBits(known[at] as number);
  }
  const labelWords = Math.ceil(width / 4);
  const stride = labelWords + models.length;
  const rows = new Int32Array((many + 1) * stride);
  const [bytes, totals] = [new Uint8Array(rows.buffer), new Float32Array(rows.buffer)];
  for (let row = 0; row <= many; row++) rows.fill(0x80808080, row * stride, row * stride + labelWords);
  visitSteps(all, (place, step, label, which) => {
    const row = rowOf(known, place) * stride;
    bytes[row * 4 + label] = step + nought;
    const total = row + labelWords + which;
    totals[total] = (totals[total] as number) + step * (steps[label] as number);
  });
  return { ...all, width, known, rows, bytes, totals, stride };
}

const nought = 128;

/** Is told each weight that is not nought, in steps, and its label among those of all models. */
function visitSteps(
  { models, starts, steps }: Pick<Packed, "models" | "starts" | "steps">,
  visit: (place: number, step: number, label: number, which: number) => void,
): void {
  for (const [which, { labels, weights }] of models.entries()) {
    const many = labels.length;
    const start = starts[which] as number;
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at] as number;
      if (weight === 0) continue;
      const label = start + (at % many);
      const step = Math.round(weight / (steps[label] as number));
      if (step !== 0) visit(Math.floor(at / many), step, label, which);
    }
  }
}

function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The row of a place; 0: it weighs nothing. Without a branch, so that the next rows are fetched meanwhile. */
function rowOf(known: Uint32Array, place: number): number {
  const at = (place >>> 5) * 2;
  const bits = known[at] as number;
  const before = bits & ((1 << (place & 31)) - 1);
  return ((known[at + 1] as number) + countBits(before) + 1) & -((bits >>> (place & 31)) & 1);
}

/** What a text's signs weigh for each label of each model. */
export function weighSigns(packed: Packed, signs: Uint32Array): Float64Array {
  const rows = new Int32Array(signs.length);
  for (let at = 0; at < signs.length; at++) rows[at] = rowOf(packed.known, signs[at] as number);
  return addRows(packed, rows, rows.length);
}

let wanted = new Int32Array(4096);

/** The same of a text that was just heard, and how many signs it has; notes the row of each. */
export function weighHeard(packed: Packed, heard: Heard): { sums: Float64Array; signs: number } {
  const { count, places, rows } = heard;
  if (wanted.length < count) wanted = new Int32Array(2 * count);
  let signs = 0;
  for (let at = 0; at < count; at++) {
    const place = places[at] as number;
    const row = rowOf(packed.known, place);
    rows[at] = row;
    wanted[signs] = row;
    if (isFirst(place)) signs++;
  }
  forget(heard);
  return { sums: addRows(packed, wanted, signs), signs };
}

/** So many bytes fit into 16 bits when they are added up. */
const atOnce = 256;

/** Adds rows up, four labels in two additions: every other byte of a word has 16 bits to grow. */
function addRows({ rows, stride, width, steps }: Packed, wanted: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(width);
  const words = Math.ceil(width / 4);
  const [even, odd] = [new Int32Array(words), new Int32Array(words)];
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(count, from + atOnce);
    even.fill(0);
    odd.fill(0);
    for (let at = from; at < to; at++) {
      const start = (wanted[at] as number) * stride;
      for (let word = 0; word < words; word++) {
        const four = rows[start + word] as number;
        even[word] = (even[word] as number) + (four & 0xff00ff);
        odd[word] = (odd[word] as number) + ((four >>> 8) & 0xff00ff);
      }
    }
    for (let label = 0; label < width; label++) {
      const two = ((label & 1) === 0 ? even : odd)[label >> 2] as number;
      const sum = (label & 2) === 0 ? two & 0xffff : two >>> 16;
      sums[label] = (sums[label] as number) + sum - (to - from) * nought;
    }
  }
  for (let label = 0; label < width; label++) sums[label] = (sums[label] as number) * (steps[label] as number);
  return sums;
}

/** How much a row speaks for one label of a model against the mean of its others. */
// oxlint-disable-next-line max-params -- asked of every sign of a text
export function speaks(packed: Packed, which: number, label: number, row: number): number {
  const { bytes, totals, stride, starts, steps, models } = packed;
  const at = (starts[which] as number) + label;
  const own = ((bytes[row * stride * 4 + at] as number) - nought) * (steps[at] as number);
  const all = totals[(row + 1) * stride - models.length + which] as number;
  return own - (all - own) / Math.max(1, (models[which] as Model).labels.length - 1);
}
