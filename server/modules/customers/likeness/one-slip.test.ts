import * as fc from "fast-check";
import { expect, test } from "vitest";
import { oneSlipFrom } from "./one-slip.ts";
import { slips } from "./similar.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "1"), maxLength: 6 });

test("a text is one slip from exactly those that are compared as one slip apart", () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(oneSlipFrom(one, "ab1").includes(other)).toBe(slips(one, other, 1) === 1);
    }),
  );
});

test.each([
  ["a digit left out", "+31612345678", "+3161234567"],
  ["a digit twice", "+31612345678", "+316123456678"],
  ["two digits turned", "+31612345678", "+31612354678"],
  ["another digit", "+31612345678", "+31612345679"],
])("finds %s", (_slip, phone, slipped) => {
  expect(oneSlipFrom(phone, "0123456789")).toContain(slipped);
});

test("there are so few that each can be looked up", () => {
  expect(oneSlipFrom("+31612345678", "0123456789").length).toBeLessThan(300);
});
