import { array, assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { bounds, type Bucket, histogramOf, quantileOf } from "./histogram.ts";

/** As the database does it. */
const bucketOf = (seconds: number): number =>
  Math.max(-48, Math.min(200, Math.floor(8 * (Math.log(Math.max(seconds, 1) / 60) / Math.log(2)))));

const gather = (times: readonly number[]): Bucket[] =>
  [...Map.groupBy(times, bucketOf)].map(([bucket, those]) => ({ bucket, n: those.length }));

const someTimes = array(integer({ min: 0, max: 20 * 86_400 }), { minLength: 1, maxLength: 60 });

describe("times in buckets", () => {
  test("nothing is known of nobody", () => {
    expect(quantileOf([], 0.5)).toBeNull();
  });

  test.each([
    ["one wait is its own middle, within 9 %", [600], 0.5, 600],
    ["nine of ten are done before the slowest", [60, 60, 60, 60, 60, 60, 60, 60, 60, 86_400], 0.9, 60],
  ])("%s", (_why, times, share, expected) => {
    expect(Math.abs((quantileOf(gather(times), share) ?? 0) - expected)).toBeLessThanOrEqual(expected * 0.09 + 1);
  });

  test("a share of them is done within what is told, give or take 9 %", () => {
    assert(
      property(someTimes, constantFrom(0.5, 0.9), (times, share) => {
        const exact = times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0;
        expect(Math.abs((quantileOf(gather(times), share) ?? 0) - exact)).toBeLessThanOrEqual(exact * 0.0906 + 1.1);
      }),
    );
  });

  test("what is added up of two is what both together are, and the middle is never above nine of ten", () => {
    assert(
      property(someTimes, someTimes, (some, more) => {
        const both = [...gather(some), ...gather(more)];
        const together = gather([...some, ...more]);
        expect(histogramOf(both)).toEqual(histogramOf(together));
        expect(histogramOf(both).reduce((sum, n) => sum + n)).toBe(some.length + more.length);
        expect(quantileOf(together, 0.5)).toBeLessThanOrEqual(quantileOf(together, 0.9) ?? 0);
      }),
    );
  });

  test.each([
    ["below a minute", 59, 0],
    ["a minute", 60, 1],
    ["two", 125, 2],
    ["a month", 30 * 86_400, bounds.length],
  ])("%s falls into its part", (_what, seconds, part) => {
    expect(histogramOf(gather([seconds]))[part]).toBe(1);
  });
});
