/** Of numbers in order. */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

export const median = (sorted: readonly number[]): number => quantile(sorted, 0.5);
