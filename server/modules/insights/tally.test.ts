import { expect, test } from "vitest";
import { entryBytes, listEntries } from "./entries.ts";
import { countIn, tallyOf } from "./tally.ts";

/** As the database writes them. */
function packed(...entries: readonly [facet: number, answerer: number, bucket: number, n: number][]): Buffer {
  const bytes = Buffer.alloc(entries.length * entryBytes);
  for (const [place, [facet, answerer, bucket, n]] of entries.entries()) {
    const at = place * entryBytes;
    bytes.writeInt32BE(facet, at);
    bytes.writeInt32BE(answerer, at + 4);
    bytes.writeInt16BE(bucket, at + 8);
    bytes.writeInt32BE(n, at + 10);
  }
  return bytes;
}

const morning = packed([1, 1, -48, 2], [2, 1, 3, 1], [2, 2, 200, 70_000]);
const evening = packed([1, 2, 3, 4], [3, 1, 3, 9]);

test("entries are read as they were written, buckets below a minute and many at once too", () => {
  expect(listEntries(morning)).toEqual([
    { facet: 1, answerer: 1, bucket: -48, n: 2 },
    { facet: 2, answerer: 1, bucket: 3, n: 1 },
    { facet: 2, answerer: 2, bucket: 200, n: 70_000 },
  ]);
});

const everybody = Int32Array.of(-1, 0, 0);

test.each([
  [
    "by what they were about, without those nobody asked for",
    { facets: Int32Array.of(-1, 0, 1, -1), answerers: everybody },
    [0, 0],
    [
      { group: 0, bucket: -48, n: 2 },
      { group: 0, bucket: 3, n: 4 },
      { group: 1, bucket: 3, n: 1 },
      { group: 1, bucket: 200, n: 70_000 },
    ],
  ],
  [
    "by who answered",
    { facets: Int32Array.of(-1, 0, 0, 0), answerers: Int32Array.of(-1, 1, 0) },
    [0, 0],
    [
      { group: 0, bucket: 3, n: 4 },
      { group: 0, bucket: 200, n: 70_000 },
      { group: 1, bucket: -48, n: 2 },
      { group: 1, bucket: 3, n: 10 },
    ],
  ],
  [
    "by when, of one of them",
    { facets: Int32Array.of(-1, 0, 0, 0), answerers: Int32Array.of(-1, 0, -1) },
    [0, 1],
    [
      { group: 0, bucket: -48, n: 2 },
      { group: 0, bucket: 3, n: 1 },
      { group: 1, bucket: 3, n: 9 },
    ],
  ],
])("sums add up %s", (_how, matching, moments, lines) => {
  const tally = tallyOf(2, matching);
  for (const [place, entries] of [morning, evening].entries()) tally.addEntries(entries, moments[place] ?? 0);
  expect(tally.lines()).toEqual(lines);
});

test("rows that are not summed yet go into the same", () => {
  const tally = tallyOf(1, { facets: Int32Array.of(-1, 0), answerers: everybody });
  tally.addEntries(morning, 0);
  tally.add(0, -48, 3);
  expect(tally.lines()).toEqual([{ group: 0, bucket: -48, n: 5 }]);
});

test("what matches is counted", () => {
  expect(countIn(morning, { facets: Int32Array.of(-1, -1, 0), answerers: Int32Array.of(-1, 0) })).toBe(1);
});
