import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wordsOfName } from "./full-name.ts";
import { spellingsOf } from "./spellings.ts";

test.each([
  ["Müller", "Mueller"],
  ["Müller", "Muller"],
  ["Sørensen", "Soerensen"],
  ["Sørensen", "Sørensen"],
  ["Weiß", "Weiß"],
  ["Łukasz", "Łukasz"],
  ["Ångström", "Aangström"],
])("%s is looked for as %s too", (name, written) => {
  const plain = written
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036F]/gu, "")
    .normalize("NFC")
    .toLowerCase();
  expect(wordsOfName(name).flatMap(spellingsOf)).toContain(plain);
});

test("a word is always among its spellings, and they are few", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (word) => {
      const spellings = spellingsOf(word);
      expect(spellings).toContain(word);
      expect(spellings.length).toBeLessThan(80);
    }),
  );
});
