import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectWait, type Inputs, longest, shortest } from "./expect.ts";

const calm: Inputs = {
  waiting: 0,
  oldestSeconds: null,
  served: 0,
  busySeconds: 0,
  windowSeconds: 1800,
  medianSeconds: null,
};

describe("the expected wait", () => {
  test.each<[string, Partial<Inputs>, number | null]>([
    ["nobody waits and nobody was served: nothing to say", {}, null],
    ["nobody waits, the last ones took two minutes", { served: 5, busySeconds: 600, medianSeconds: 130 }, 120],
    [
      "ten wait, one is served a minute",
      { waiting: 10, oldestSeconds: 500, served: 30, busySeconds: 1800, medianSeconds: 400 },
      660,
    ],
    [
      "one waits after a quiet half hour in which one was served at once",
      { waiting: 1, oldestSeconds: 20, served: 1, busySeconds: 30, medianSeconds: 10 },
      shortest,
    ],
    [
      "many wait and nobody is served: longer than the oldest has waited",
      { waiting: 50, oldestSeconds: 1200, busySeconds: 1200 },
      1800,
    ],
    [
      "an ash cloud: more than a day is not foretold",
      { waiting: 20_000, oldestSeconds: 9000, served: 60, busySeconds: 1800, medianSeconds: 4000 },
      longest,
    ],
  ])("%s", (_why, inputs, expected) => {
    expect(expectWait({ ...calm, ...inputs })).toBe(expected);
  });

  const inputs = fc.record({
    waiting: fc.nat(10_000),
    oldestSeconds: fc.option(fc.nat(100_000)),
    served: fc.nat(5000),
    busySeconds: fc.nat(1800),
    windowSeconds: fc.constant(1800),
    medianSeconds: fc.option(fc.nat(100_000)),
  });

  test("never gets shorter when one more waits", () => {
    const check = (now: Inputs): void => {
      expect(expectWait({ ...now, waiting: now.waiting + 1 }) ?? 0).toBeGreaterThanOrEqual(expectWait(now) ?? 0);
    };
    fc.assert(fc.property(inputs, check));
  });

  test("never gets longer when more are served in the same time", () => {
    const check = (now: Inputs): void => {
      expect(expectWait({ ...now, served: now.served + 1 })).toBeLessThanOrEqual(expectWait(now) ?? 0);
    };
    const afterSome = inputs.filter(({ served }) => served > 0);
    fc.assert(fc.property(afterSome, check));
  });
});
