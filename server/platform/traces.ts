/** What a schema keeps of people: each column that can hold words is in one of the two lists, or a test fails. */

export interface Traces {
  /** By table: columns that may hold something of a person. Erasing empties them, or takes the row. */
  ofPeople: Readonly<Record<string, readonly string[]>>;
  /** By table: columns that hold our own words, ids that lead to nobody, or marks that nobody can read back. */
  ofNobody: Readonly<Record<string, readonly string[]>>;
}

/** How much of what is gone, by our own names for it. */
export type Counts = Record<string, number>;

export const addCounts = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted().flatMap((key) => {
      const sum = (a[key] ?? 0) + (b[key] ?? 0);
      return sum === 0 ? [] : [[key, sum]];
    }),
  );

/** One step of an erasure: what went, and whether the same step has more to do. */
export interface Erased {
  counts: Counts;
  hasMore: boolean;
}
