import * as fc from "fast-check";
import { expect, test } from "vitest";
import { keyOfName } from "../names/full-name.ts";
import { normalise } from "./normalise.ts";

test.each([
  ["email", "Anna.Smith+jet@Example.COM", "anna.smith+jet@example.com"],
  ["email", "anna@münchen.example", "anna@xn--mnchen-3ya.example"],
  ["email", "an\u200Bna@example.com", "anna@example.com"],
  ["email", "anna@localhost", null],
  ["email", "anna@b@example.com", null],
  ["phone", "0031 6 12345678", "+31612345678"],
  ["phone", "+1 (202) 555-0143", "+12025550143"],
  ["phone", "0612345678", null],
  ["eticket", "074-2401234567", "0742401234567"],
  ["eticket", "07424012345674", "0742401234567"],
  ["eticket", "074240123456", null],
  ["loyalty", "kl 1234 5678 90", "KL1234567890"],
  ["booking", "abc-123/Müller", "ABC123/muller"],
  ["booking", "ABC123/MUELLER/2026-05-01", "ABC123/muller/2026-05-01"],
  ["booking", "ABC123/", null],
  ["device", " 7F\u202E ", "7F"],
  ["x", "1".repeat(10_000), null],
  ["x", "\u200B\u202E", null],
])("%s %j is kept as %j", (kind, value, kept) => {
  expect(normalise(kind, value)).toBe(kept);
});

test("what is kept is kept the same when it comes again, and nothing breaks it", () => {
  const kinds = fc.constantFrom("email", "phone", "eticket", "loyalty", "booking", "device", "x");
  fc.assert(
    fc.property(kinds, fc.string({ unit: "binary", maxLength: 40 }), (kind, value) => {
      const kept = normalise(kind, value);
      expect(kept === null ? null : normalise(kind, kept)).toBe(kept);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["SMITH/ANNAMRS", "Anna Smith"],
  ["Jürgen Müller", "MUELLER/JUERGENMR"],
  ["Søren Ærø", "aero soeren"],
  ["Mr. Łukasz O’Neill", "lukasz oneill"],
  ["Anna\u200B\u202E Smith", "smith, anna"],
])("%j and %j are one name", (a, b) => {
  expect(keyOfName(a)).not.toBeNull();
  expect(keyOfName(a)).toBe(keyOfName(b));
});

test.each(["Anna", "", "✈️", "A. B.", "x".repeat(300)])("%j is no full name", (name) => {
  expect(keyOfName(name)).toBeNull();
});

test("a name in Chinese signs is a full one", () => {
  expect(keyOfName("王小明")).toBe("王小明");
});
