/** Adds up sums by group and bucket, in plain numbers: what a database does a row at a time. Pure. */
import { eachEntry } from "./entries.ts";
import { highest, lowest } from "./histogram.ts";

/** Which of the groups something belongs to, by the id it has in an entry; -1 where it was not asked for. */
export type Places = Int32Array;

/** What was asked for, and to which group it belongs. */
export interface Matching {
  facets: Places;
  answerers: Places;
}

export interface Tally {
  /** Adds what an hour has, to the group `moment` where times tell groups apart. */
  addEntries: (entries: Buffer, moment: number) => void;
  add: (group: number, bucket: number, n: number) => void;
  /** What there is, by group and bucket. */
  lines: () => { group: number; bucket: number; n: number }[];
}

/** Groups are told apart by facets, by answerers or by moments: of the other two every place is 0. */
export function tallyOf(groups: number, { facets, answerers }: Matching): Tally {
  const width = highest - lowest + 1;
  const counts = new Float64Array(Math.max(groups, 1) * width);
  return {
    addEntries(entries, moment) {
      eachEntry(entries, (facet, answerer, bucket, n) => {
        const [one, other] = [facets[facet] ?? -1, answerers[answerer] ?? -1];
        if (one < 0 || other < 0) return;
        const at = (one + other + moment) * width + bucket - lowest;
        counts[at] = (counts[at] ?? 0) + n;
      });
    },
    add(group, bucket, n) {
      const at = group * width + bucket - lowest;
      counts[at] = (counts[at] ?? 0) + n;
    },
    lines() {
      const lines: { group: number; bucket: number; n: number }[] = [];
      for (const [at, n] of counts.entries())
        if (n > 0) lines.push({ group: Math.floor(at / width), bucket: (at % width) + lowest, n });
      return lines;
    },
  };
}

/** How many of those that were asked for. */
export function countIn(entries: Buffer, { facets, answerers }: Matching): number {
  let all = 0;
  eachEntry(entries, (facet, answerer, _bucket, n) => {
    if ((facets[facet] ?? -1) >= 0 && (answerers[answerer] ?? -1) >= 0) all += n;
  });
  return all;
}
