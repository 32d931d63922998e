/** Times in eighths of a doubling: they add up over hours and groups, and say how long something takes within 9 %. Pure. */

export interface Bucket {
  bucket: number;
  n: number;
}

/** The first and the last there is. */
export const lowest = -48;
export const highest = 200;

/** Where a bucket begins, in seconds; the same as `insights.bucket_of` in the database. */
const beginOf = (bucket: number): number => (bucket <= lowest ? 0 : 60 * 2 ** (bucket / 8));

const doublings = 14;

/** From one minute on, each twice the one before: up to eleven days. */
export const bounds: readonly number[] = Array.from({ length: doublings + 1 }, (_, place) => 60 * 2 ** place);

/** How many fell below the first bound, between each two, and beyond the last. */
export function histogramOf(buckets: readonly Bucket[]): number[] {
  const parts = Array.from({ length: bounds.length + 1 }, () => 0);
  for (const { bucket, n } of buckets) {
    const place = bucket < 0 ? 0 : Math.min(Math.floor(bucket / 8) + 1, bounds.length);
    parts[place] = (parts[place] ?? 0) + n;
  }
  return parts;
}

/** The time within which this share was done, in whole seconds; null where there is none. Within a bucket they are taken to lie evenly. */
export function quantileOf(buckets: readonly Bucket[], share: number): number | null {
  const inOrder = buckets.filter(({ n }) => n > 0).toSorted((a, b) => a.bucket - b.bucket);
  const all = countOf(inOrder);
  if (all === 0) return null;
  let before = 0;
  for (const { bucket, n } of inOrder) {
    if (before + n >= share * all) {
      const [begin, end] = [beginOf(bucket), beginOf(bucket + 1)];
      return Math.round(begin + (end - begin) * ((share * all - before) / n));
    }
    before += n;
  }
  return Math.round(beginOf((inOrder.at(-1)?.bucket ?? lowest) + 1));
}

/** Of several lists one, each bucket once: what is read from it is the same however it was told apart. */
export function gather(lists: Iterable<readonly Bucket[]>): Bucket[] {
  const counts = new Map<number, number>();
  for (const list of lists) for (const { bucket, n } of list) counts.set(bucket, (counts.get(bucket) ?? 0) + n);
  return [...counts].map(([bucket, n]) => ({ bucket, n }));
}

export const countOf = (buckets: readonly Bucket[]): number => buckets.reduce((sum, { n }) => sum + n, 0);
