import { assert, pre, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { initialsOf, isSignaturePattern, signatureOf, signed, unsigned } from "./signature.ts";

test.each([
  ["first and last name", "Lena Maria de Vries", "LV"],
  ["a single name", "Lena", "L"],
  ["spaces around", "  lena   vries ", "LV"],
  ["other scripts", "山田 太郎", "山太"],
  ["letters beyond one unit", "𝓐nna 𝓑ee", "𝓐𝓑"],
  ["nothing", "", ""],
])("initials of %s", (_, name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

const anna = { name: "Anna de Vries", initials: "AV2" };

describe("a signature", () => {
  test.each([
    ["initials as set", "^{initials}", anna, "^AV2"],
    ["initials of the name where none are set", "^{initials}", { ...anna, initials: null }, "^AV"],
    ["the first name", "/{first}", anna, "/Anna"],
    ["the whole name", "- {name}", anna, "- Anna de Vries"],
    ["none", "", anna, ""],
    ["words of the airline", "{first}, Halcyra Air", anna, "Anna, Halcyra Air"],
  ])("of %s", (_, pattern, signer, said) => {
    expect(signatureOf(pattern, signer)).toBe(said);
  });

  test.each([
    ["^{initials}", true],
    ["{first} {name}", true],
    ["^AB", true],
    ["{e-mail}", false],
    ["{initials", false],
    ["initials}", false],
    ["{{initials}}", false],
  ])("the pattern %s may be set: %s", (pattern, may) => {
    expect(isSignaturePattern(pattern)).toBe(may);
  });

  test("stands once, also under what was signed by hand", () => {
    expect(signed("Good morning", "^AV")).toBe("Good morning ^AV");
    expect(signed("Good morning ^AV", "^AV")).toBe("Good morning ^AV");
  });

  test("comes off again, whatever was written", () => {
    assert(
      property(string(), string({ maxLength: 20 }), (text, signature) => {
        pre(signature === "" || !text.endsWith(signature));
        expect(unsigned(signed(text, signature), signature)).toBe(text);
      }),
    );
  });
});
