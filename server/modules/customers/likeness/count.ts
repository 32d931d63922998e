/** A model where it is told who is whom, as an invented crowd does: how alike they are is counted, not learned. */
import type { Pair } from "./blocking.ts";
import type { Comparison } from "./comparison.ts";
import type { Model } from "./model.ts";
import { countsOf, least, normal, patternsOf, type Shares, sum } from "./patterns.ts";
import { leastOfOne, rounded } from "./train.ts";

export interface ToldLesson<R> {
  version: string;
  records: readonly R[];
  comparisons: readonly Comparison<R>[];
  pairs: readonly Pair[];
  isOne: (pair: Pair) => boolean;
}

/** Where those who are compared have so little in common that nothing can be learned without being told. */
export function count<R>({ version, records, comparisons, pairs, isOne }: ToldLesson<R>): Model {
  const sharesOf = (some: readonly Pair[]): Shares => {
    const patterns = patternsOf(records, comparisons, some);
    const counts = comparisons.map(({ levels }, f) => countsOf(patterns, f, levels.length));
    // What none of them says stays as rare as can be: shares of nothing would be even.
    return normal(counts).map((shares, f) => (sum(counts[f] ?? []) < 1 ? (counts[f] ?? []) : shares));
  };
  const ones = pairs.filter(isOne);
  const [m, u] = [sharesOf(ones), sharesOf(pairs.filter((pair) => !isOne(pair)))];
  return {
    version,
    prior: rounded(ones.length / pairs.length),
    fields: comparisons.map(({ field, levels }, f) => ({
      field,
      levels: levels.map((name, l) => {
        const [ofOne, ofOthers] = [m[f]?.[l] ?? least, Math.max(least, u[f]?.[l] ?? 0)];
        // What speaks against them is held, as it is where it is learned.
        return { name, m: rounded(Math.max(ofOne, Math.min(leastOfOne, ofOthers))), u: rounded(ofOthers) };
      }),
      commonness: null,
    })),
  };
}
