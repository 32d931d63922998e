const epoch = 1_288_834_974_657n; // X counts its ids in milliseconds from here (2010-11-04).

/** Makes ids like X's: 19 digits, growing with time, never twice the same, also after `last`. */
export function makeIds({ now, last }: { now: () => number; last?: string | null }): () => string {
  let previous = last ? BigInt(last) : 0n;
  return () => {
    const next = (BigInt(now()) - epoch) << 22n;
    previous = next > previous ? next : previous + 1n;
    return previous.toString();
  };
}

/** The smallest id of a moment. */
export function firstIdAt(at: number): string {
  const id = (BigInt(Math.max(Math.floor(at), Number(epoch))) - epoch) << 22n;
  return (id > 0n ? id - 1n : id).toString();
}

/** When an id was made, in milliseconds. */
export function timeOfId(id: string): number {
  return Number((BigInt(id) >> 22n) + epoch);
}
