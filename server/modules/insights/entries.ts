/** Sums as they are kept: for each facet, answerer and bucket fourteen bytes, as `insights.entry` in the database writes them. Pure. */

export interface Entry {
  facet: number;
  answerer: number;
  bucket: number;
  n: number;
}

export const entryBytes = 14;

/** Tells one entry after the other, without making anything of each: there are millions. */
export function eachEntry(
  entries: Buffer,
  take: (facet: number, answerer: number, bucket: number, n: number) => void,
): void {
  for (let at = 0; at + entryBytes <= entries.length; at += entryBytes)
    take(
      entries.readInt32BE(at),
      entries.readInt32BE(at + 4),
      entries.readInt16BE(at + 8),
      entries.readInt32BE(at + 10),
    );
}

/** The same as a list, for a few. */
export function listEntries(entries: Buffer): Entry[] {
  const list: Entry[] = [];
  eachEntry(entries, (facet, answerer, bucket, n) => list.push({ facet, answerer, bucket, n }));
  return list;
}
