import * as fc from "fast-check";
import { expect, test } from "vitest";
import { similarity } from "./similar.ts";
import { type Shared, type Traits, weigh } from "./weigh.ts";

const anna: Traits = { names: ["anna smith"], proved: [] };
const named = (...names: string[]): Traits => ({ names, proved: [] });
const mail = (sharers: number, known: Shared["known"] = "seen"): Shared => ({ kind: "email", known, sharers });

test.each<[string, Traits, Traits, Shared[], number, number]>([
  ["one mail and one name", anna, anna, [mail(2)], 0.98, 1],
  ["one mail and a slip in the name", anna, named("ana smith"), [mail(2)], 0.9, 0.99],
  ["a family's mail", anna, named("john smith"), [mail(4)], 0, 0.2],
  ["one mail, names not known", anna, named(), [mail(2)], 0.3, 0.5],
  ["an agency's mail and one name", anna, anna, [mail(50)], 0.7, 0.9],
  ["a shared tablet", anna, named("bob jones"), [{ kind: "device", known: "seen", sharers: 2 }], 0, 0.01],
  ["one loyalty number claimed", anna, named(), [{ kind: "loyalty", known: "claimed", sharers: 2 }], 0.6, 0.8],
  ["mail and phone", anna, named(), [mail(2), { kind: "phone", known: "seen", sharers: 2 }], 0.8, 0.95],
  [
    "two proved numbers",
    { ...anna, proved: [{ kind: "loyalty", value: "1" }] },
    { ...anna, proved: [{ kind: "loyalty", value: "2" }] },
    [mail(2)],
    0.3,
    0.6,
  ],
])("%s", (_name, one, other, shared, least, most) => {
  const { likelihood } = weigh(one, other, shared);
  expect(likelihood).toBeGreaterThan(least);
  expect(likelihood).toBeLessThanOrEqual(most);
});

test.each([
  ["martha", "marhta", 0.961],
  ["dwayne", "duane", 0.84],
  ["dixon", "dicksonx", 0.813],
  ["abc", "xyz", 0],
])("%s and %s are alike to %d", (a, b, expected) => {
  expect(similarity(a, b)).toBeCloseTo(expected, 2);
});

test("whom one is compared with first makes no difference, and the reasons add up", () => {
  const traits = fc.record({
    names: fc.array(fc.constantFrom("anna smith", "john smith", "a smith", "bob jones"), { maxLength: 2 }),
    proved: fc.array(fc.record({ kind: fc.constantFrom("loyalty", "account"), value: fc.constantFrom("1", "2") }), {
      maxLength: 2,
    }),
  });
  const shared = fc.array(
    fc.record({
      kind: fc.constantFrom("email", "phone", "loyalty", "device", "x"),
      known: fc.constantFrom("claimed", "seen", "verified"),
      sharers: fc.integer({ min: 2, max: 50 }),
    }),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(traits, traits, shared, (one, other, all) => {
      const [there, back] = [weigh(one, other, all), weigh(other, one, all)];
      expect(there.likelihood).toBeCloseTo(back.likelihood, 10);
      const bits = there.reasons.reduce((sum, reason) => sum + reason.bits, 0);
      expect(Math.log2(there.likelihood / (1 - there.likelihood))).toBeCloseTo(bits, 6);
    }),
  );
});
