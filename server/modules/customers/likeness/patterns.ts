/** Pairs as patterns of levels: what is learned from them does not need to know whose they were. */
import type { Pair } from "./blocking.ts";
import type { Comparison } from "./comparison.ts";

/** Nothing never happens. */
export const least = 1e-6;

/** Levels of every field of a pair, and how many pairs have them; -1 where not known. */
export interface Pattern {
  levels: Int8Array;
  count: number;
}

/** `shares[field][level]` */
export type Shares = number[][];

/** How many pairs come out at which levels. */
export function patternsOf<R>(
  records: readonly R[],
  comparisons: readonly Comparison<R>[],
  pairs: Iterable<Pair>,
): Pattern[] {
  const patterns = new Map<number, Pattern>();
  const levels = new Int8Array(comparisons.length);
  for (const [a, b] of pairs) {
    let key = 0;
    for (const [f, comparison] of comparisons.entries()) {
      const level = comparison.compare(records[a] as R, records[b] as R) ?? -1;
      levels[f] = level;
      key = key * (comparison.levels.length + 1) + level + 1;
    }
    const pattern = patterns.get(key);
    if (pattern) pattern.count++;
    else patterns.set(key, { levels: levels.slice(), count: 1 });
  }
  return [...patterns.values()];
}

/** How often each level of a field comes, each pattern as often as `weight` says. */
export function countsOf(patterns: readonly Pattern[], f: number, size: number, weight?: readonly number[]): number[] {
  const counts = Array.from({ length: size }, () => least);
  for (let n = 0; n < patterns.length; n++) {
    const { levels, count } = patterns[n] as Pattern;
    const level = levels[f] ?? -1;
    if (level >= 0) counts[level] = (counts[level] ?? 0) + count * (weight?.[n] ?? 1);
  }
  return counts;
}

/** As shares of one. */
export const normal = (counts: Shares): Shares =>
  counts.map((field) => {
    const all = sum(field);
    return field.map((count) => count / all);
  });

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
