import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allot } from "./allot.ts";
import { fewest, missed } from "./missed.ts";

describe("what is asked about", () => {
  const paces = fc.uniqueArray(fc.record({ kind: fc.string(), daily: fc.integer({ min: 1, max: 100_000 }) }), {
    selector: ({ kind }) => kind,
    minLength: 1,
    maxLength: 40,
  });

  test("is as many as were wished for, or all that come, and none is never asked about", () => {
    fc.assert(
      fc.property(paces, fc.integer({ min: 1, max: 5000 }), (paces, perDay) => {
        const chances = allot(paces, perDay);
        const all = paces.reduce((sum, { daily }) => sum + daily, 0);
        const asked = paces.reduce((sum, { kind, daily }) => sum + daily * (chances.get(kind) ?? 0), 0);
        expect(asked).toBeCloseTo(Math.min(perDay, all), 3);
        for (const { kind } of paces) {
          expect(chances.get(kind)).toBeGreaterThan(0);
          expect(chances.get(kind)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("a language with a hundredth of the messages gets a tenth of the questions of the large one", () => {
    const chances = allot(
      [
        { kind: "en", daily: 10_000 },
        { kind: "th", daily: 100 },
      ],
      110,
    );
    expect(10_000 * (chances.get("en") ?? 0)).toBeCloseTo(100, 6);
    expect(100 * (chances.get("th") ?? 0)).toBeCloseTo(10, 6);
  });
});

const asked = (seen: number, n: number, chance: number, answered: number, worded = 0) => ({
  seen,
  n,
  weight: n / chance,
  squares: n / chance ** 2,
  answers: answered / chance,
  words: worded / chance,
});

describe("the share that was missed", () => {
  test("counts each kind as large as it is, however many of it were asked about", () => {
    // 1 of 100 of a large language, 50 of 100 of one that is a hundredth of it.
    const { share, low, high, n, seen, words } = missed([asked(10_000, 100, 0.01, 1, 10), asked(100, 100, 1, 50)]);
    expect(share).toBeCloseTo((100 + 50) / 10_100, 6);
    expect(words).toBeCloseTo(1000 / 10_100, 6);
    expect({ n, seen }).toEqual({ n: 200, seen: 10_100 });
    expect(low as number).toBeLessThan(share as number);
    expect(high as number).toBeGreaterThan(share as number);
  });

  test("counts a kind no less of which half of the questions stayed open", () => {
    const all = missed([asked(1000, 100, 0.1, 10), asked(1000, 100, 0.1, 50)]);
    const half = missed([asked(1000, 50, 0.1, 5), asked(1000, 100, 0.1, 50)]);
    expect(half.share).toBeCloseTo(all.share as number, 9);
  });

  test("is not said of too few, and has its interval also where nothing was missed", () => {
    expect(missed([asked(1000, fewest - 1, 0.1, 3)])).toMatchObject({
      n: fewest - 1,
      share: null,
      low: null,
      high: null,
    });
    const { share, low, high } = missed([asked(1000, 100, 0.1, 0)]);
    expect([share, low]).toEqual([0, 0]);
    expect(high).toBeCloseTo(0.037, 3);
    expect(missed([])).toMatchObject({ n: 0, seen: 0, share: null });
  });

  test("lies in its interval nineteen times of twenty, whatever the shares and the chances", () => {
    let state = 7;
    const random = () => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state / 0x7fffffff;
    };
    const kinds = [
      { seen: 20_000, chance: 0.01, share: 0.02 },
      { seen: 2000, chance: 0.03, share: 0.05 },
      { seen: 200, chance: 0.1, share: 0.2 },
    ];
    const truth =
      kinds.reduce((sum, { seen, share }) => sum + seen * share, 0) / kinds.reduce((sum, { seen }) => sum + seen, 0);
    let within = 0;
    let sum = 0;
    for (let round = 0; round < 400; round++) {
      const found = missed(
        kinds.map(({ seen, chance, share }) => {
          let [n, answered] = [0, 0];
          for (let one = 0; one < seen; one++)
            if (random() < chance) {
              n++;
              if (random() < share) answered++;
            }
          return asked(seen, n, chance, answered);
        }),
      );
      sum += found.share as number;
      if ((found.low as number) <= truth && truth <= (found.high as number)) within++;
    }
    expect(sum / 400).toBeCloseTo(truth, 2);
    expect(within / 400).toBeGreaterThan(0.93);
  });
});
