/** Which pairs are worth comparing: those that are equal in something. */

/** Places of two records, the smaller first. */
export type Pair = readonly [number, number];

/** Two are compared where their keys are equal. `fixes` names the fields of which that says something, so that they teach nothing there. */
export interface Rule<R> {
  fixes: readonly string[];
  keyOf: (record: R) => string | null;
}

/** Every pair that one of the rules finds, once. */
export function* pairsOf<R>(records: readonly R[], rules: readonly Rule<R>[]): Generator<Pair> {
  const keys = rules.map(({ keyOf }) => numbered(records.map(keyOf)));
  for (const [n, mine] of keys.entries()) {
    const earlier = keys.slice(0, n);
    for (const block of blocksOf(mine))
      for (const [at, a] of block.entries())
        for (let next = at + 1; next < block.length; next++) {
          const b = block[next] ?? 0;
          if (!earlier.some((their) => their[a] !== -1 && their[a] === their[b])) yield [a, b];
        }
  }
}

/** Equal texts get equal numbers; none gets -1. */
function numbered(texts: readonly (string | null)[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    if (text === null) return -1;
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
}

function blocksOf(keys: Int32Array): Iterable<number[]> {
  const blocks = new Map<number, number[]>();
  for (const [place, key] of keys.entries()) {
    if (key === -1) continue;
    const block = blocks.get(key);
    if (block) block.push(place);
    else blocks.set(key, [place]);
  }
  return blocks.values();
}
