import * as fc from "fast-check";
import { expect, test } from "vitest";
import { comparisons, type Owned, type Traits } from "./customers.ts";
import { scoreOf } from "./model.ts";
import { similarity, slips } from "./similar.ts";
import { model, weigh } from "./weigh.ts";

const has = (kind: string, value: string, sharers: number | null = null, known: Owned["known"] = "seen"): Owned => ({
  kind,
  value,
  known,
  sharers,
});
const anna = (...identifiers: Owned[]): Traits => ({ names: ["anna smith"], identifiers });
const named = (name: string | null, ...identifiers: Owned[]): Traits => ({ names: name ? [name] : [], identifiers });
const mail = (sharers: number | null): Owned => has("email", "a@x.nl", sharers);
const phone = has("phone", "+31612345678", 2);

test.each<[string, Traits, Traits, number, number]>([
  ["one mail and one name", anna(mail(2)), anna(mail(2)), 0.99, 1],
  ["one mail and a slip in the name", anna(mail(2)), named("ana smith", mail(2)), 0.95, 1],
  ["one mail and an initial", anna(mail(2)), named("a smith", mail(2)), 0.95, 1],
  ["a family's mail", anna(mail(4)), named("john smith", mail(4)), 0, 0.05],
  ["one mail, names not known", anna(mail(2)), named(null, mail(2)), 0.5, 0.95],
  ["an agency's mail and one name", anna(mail(40)), anna(mail(40)), 0.95, 1],
  ["an agency's mail and another name", anna(mail(40)), named("bob jones", mail(40)), 0, 0.01],
  ["everybody's mail, names not known", anna(mail(null)), named(null, mail(null)), 0.2, 0.4],
  ["a shared tablet", anna(has("device", "d", 2)), named("bob jones", has("device", "d", 2)), 0, 0.05],
  ["one loyalty number claimed", anna(has("loyalty", "KL1", 2)), named(null, has("loyalty", "KL1", 2)), 0.95, 1],
  ["mail and phone", anna(mail(2), phone), named(null, mail(2), phone), 0.9, 1],
  [
    "two proved numbers",
    named(null, mail(2), has("loyalty", "KL1", 1, "verified")),
    named(null, mail(2), has("loyalty", "KL2", 1, "verified")),
    0,
    0.2,
  ],
])("%s", (_name, one, other, least, most) => {
  const { likelihood } = weigh(one, other, null);
  expect(likelihood).toBeGreaterThanOrEqual(least);
  expect(likelihood).toBeLessThanOrEqual(most);
});

test("the rarer a name that two have in common, the more it says", () => {
  const [one, other] = [anna(mail(4)), anna(mail(4))];
  const at = (share: number): number => weigh(one, other, share).likelihood;
  expect(at(0.05)).toBeLessThan(at(0.001));
  expect(at(0.001)).toBeLessThanOrEqual(at(0.000_001));
});

test.each([
  ["martha", "marhta", 0.961],
  ["dwayne", "duane", 0.84],
  ["dixon", "dicksonx", 0.813],
  ["abc", "xyz", 0],
])("%s and %s are alike to %d", (a, b, expected) => {
  expect(similarity(a, b)).toBeCloseTo(expected, 2);
});

test.each([
  ["19710624", "19710624", 0],
  ["19710624", "19710524", 1],
  ["19710624", "19710642", 1],
  ["19710624", "1971062", 1],
  ["19710624", "19800101", 3],
  ["", "ab", 2],
])("between %s and %s are %d slips", (a, b, expected) => {
  expect(slips(a, b, 2)).toBe(expected);
  expect(slips(b, a, 2)).toBe(expected);
});

const identifier = fc.record({
  kind: fc.constantFrom("loyalty", "account", "email", "phone", "booking", "device", "x"),
  value: fc.constantFrom("1", "2", "longer@x.nl"),
  known: fc.constantFrom("claimed" as const, "seen" as const, "verified" as const),
  sharers: fc.option(fc.integer({ min: 2, max: 60 })),
});
const traits = fc.record({
  names: fc.array(fc.constantFrom("anna smith", "john smith", "a smith", "bob jones"), { maxLength: 2 }),
  identifiers: fc.array(identifier, { maxLength: 4 }),
});

test("the reasons add up to the likelihood, and the fast way says the same", () => {
  const fast = scoreOf(model, comparisons, () => null);
  fc.assert(
    fc.property(traits, traits, (one, other) => {
      const { likelihood, priorBits, reasons } = weigh(one, other, null);
      const bits = reasons.reduce((sum, reason) => sum + reason.bits, priorBits);
      expect(1 / (1 + 2 ** -bits)).toBeCloseTo(likelihood, 10);
      expect(fast(one, other)).toBeCloseTo(likelihood, 10);
      for (const { why, kind } of reasons) expect([why, kind]).not.toContain(undefined);
    }),
  );
});

test("whom one is compared with first makes no difference", () => {
  const asKept = (one: Traits, other: Traits): [Traits, Traits] => {
    // How many have an identifier does not depend on whose it is looked at.
    const sharers = new Map(
      [...one.identifiers, ...other.identifiers].map((own) => [`${own.kind} ${own.value}`, own.sharers]),
    );
    const same = ({ names, identifiers }: Traits): Traits => ({
      names,
      identifiers: identifiers.map((own) => ({ ...own, sharers: sharers.get(`${own.kind} ${own.value}`) ?? null })),
    });
    return [same(one), same(other)];
  };
  fc.assert(
    fc.property(traits, traits, (one, other) => {
      const [a, b] = asKept(one, other);
      expect(weigh(a, b, null).likelihood).toBeCloseTo(weigh(b, a, null).likelihood, 10);
    }),
  );
});
