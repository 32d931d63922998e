import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Owned } from "./customers.ts";
import { scoreOf } from "./model.ts";
import { isNearMail, isNearPhone, type Stranger, strangerComparisons } from "./strangers.ts";
import { strangerModel, weighStrangers } from "./weigh.ts";

const has = (kind: string, value: string, known: Owned["known"] = "seen"): Owned => ({
  kind,
  value,
  known,
  sharers: null,
});

/** `holders`: so many customers have the name; null: more than are counted. */
const named = (name: string, holders: number | null, ...identifiers: Owned[]): Stranger => ({
  names: [name],
  identifiers,
  holders: new Map(holders === null ? [] : [[name, holders]]),
});

describe("two who share nothing", () => {
  test.each<[string, Stranger, Stranger, number, number]>([
    ["a name that these two have", named("anna quill", 2), named("anna quill", 2), 0.85, 0.99],
    ["a name that five have", named("anna quill", 5), named("anna quill", 5), 0.5, 0.85],
    ["a name that eight have", named("anna quill", 8), named("anna quill", 8), 0.2, 0.5],
    ["a name that twenty have", named("anna quill", 20), named("anna quill", 20), 0, 0.3],
    [
      "a name that eight have, and a letter's slip in the mail",
      named("anna quill", 8, has("email", "quill@x.nl")),
      named("anna quill", 8, has("email", "quil@x.nl")),
      0.9,
      1,
    ],
    [
      "a slip in the name and in the phone",
      named("anna quill", 1, has("phone", "+31612345678")),
      named("ana quill", null, has("phone", "+31612345687")),
      0.5,
      0.99,
    ],
    [
      "other phones and mails, as everybody has over the years",
      named("anna quill", 2, has("phone", "+31612345678"), has("email", "a@x.nl")),
      named("anna quill", 2, has("phone", "+31687654321"), has("email", "quill@y.nl")),
      0.85,
      0.99,
    ],
    [
      "two proved numbers",
      named("anna quill", 2, has("loyalty", "KL1", "verified")),
      named("anna quill", 2, has("loyalty", "KL2", "verified")),
      0,
      0.2,
    ],
  ])("and have %s", (_what, one, other, least, most) => {
    const likelihood = weighStrangers(one, other)?.likelihood;
    expect(likelihood).toBeGreaterThan(least);
    expect(likelihood).toBeLessThan(most);
  });

  test("are not weighed where their names are not alike, whatever is nearly the same", () => {
    const mail = has("email", "quill@x.nl");
    expect(weighStrangers(named("anna quill", 2, mail), named("bob jones", 2, has("email", "quil@x.nl")))).toBeNull();
    expect(weighStrangers({ ...named("anna quill", 2), names: [] }, named("anna quill", 2))).toBeNull();
  });

  test("are less likely one the more have their name", () => {
    const at = (holders: number | null) =>
      weighStrangers(named("anna quill", holders), named("anna quill", holders))?.likelihood ?? 0;
    expect(at(2)).toBeGreaterThan(at(3));
    expect(at(5)).toBeGreaterThan(at(6));
    expect(at(10)).toBeGreaterThan(at(11));
  });

  test("have reasons that add up to the likelihood, and the fast way says the same", () => {
    const some = fc.record({
      names: fc.array(fc.constantFrom("anna quill", "ana quill", "anna maria quill", "bob jones"), { maxLength: 2 }),
      identifiers: fc.array(
        fc.record({
          kind: fc.constantFrom("email", "phone", "loyalty", "x"),
          value: fc.constantFrom("1", "2", "ab@x.nl", "ba@x.nl"),
          known: fc.constantFrom("seen" as const, "verified" as const),
          sharers: fc.constant(null),
        }),
        { maxLength: 4 },
      ),
      holders: fc.constant(new Map([["anna quill", 4]])),
    });
    const fast = scoreOf(strangerModel, strangerComparisons, () => null);
    fc.assert(
      fc.property(some, some, (one, other) => {
        const weight = weighStrangers(one, other);
        if (!weight) return;
        const bits = weight.reasons.reduce((sum, reason) => sum + reason.bits, weight.priorBits);
        expect(1 / (1 + 2 ** -bits)).toBeCloseTo(weight.likelihood, 10);
        expect(fast(one, other)).toBeCloseTo(weight.likelihood, 10);
        for (const { why, kind } of weight.reasons) expect([why, kind]).not.toContain(undefined);
      }),
    );
  });
});

test.each([
  ["a letter", "anna@x.nl", "ana@x.nl", true],
  ["two letters", "anna@x.nl", "aa@x.nl", false],
  ["another number", "anna1@x.nl", "anna2@x.nl", false],
  ["a number more", "anna@x.nl", "anna2@x.nl", false],
  ["nothing", "anna@x.nl", "anna@x.nl", false],
])("mails that differ in %s", (_what, one, other, isNear) => {
  expect(isNearMail(one, other)).toBe(isNear);
});

test("phones are nearly the same where one digit slipped", () => {
  expect(isNearPhone("+31612345678", "+3161234678")).toBe(true);
  expect(isNearPhone("+31612345678", "+31612345600")).toBe(false);
});
