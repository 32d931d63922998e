/** The most that one agent's lessons may weigh of all. */
export const mostShare = 0.25;

/**
 * What each lesson counts, so that nobody's together count more than a quarter of everybody's. Where fewer than four teach
 * that can't be, and none counts anything.
 */
export function weigh(lessons: readonly { by: string; weight: number }[]): number[] {
  const sums = new Map<string, number>();
  for (const { by, weight } of lessons) sums.set(by, (sums.get(by) ?? 0) + weight);
  const cap = capOf([...sums.values()]);
  return lessons.map(({ by, weight }) => {
    const sum = sums.get(by) ?? 0;
    return sum > cap ? (weight * cap) / sum : weight;
  });
}

/** The highest that a sum may stay at: from the largest down, each is cut to its share of what all then are. */
function capOf(sums: readonly number[]): number {
  const falling = sums.toSorted((a, b) => b - a);
  let rest = falling.reduce((all, one) => all + one, 0);
  for (const [cut, sum] of falling.entries()) {
    // With `cut` of them at the cap c: c = share * (rest + cut * c).
    const room = 1 - mostShare * cut;
    const cap = room <= 1e-9 ? 0 : (mostShare * rest) / room;
    if (sum <= cap + 1e-9) return cut === 0 ? Infinity : cap;
    rest -= sum;
  }
  return 0;
}
