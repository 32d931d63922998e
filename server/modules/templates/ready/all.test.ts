import { expect, test } from "vitest";
import { faultsOf, namesOf, templateLimits } from "../../../../contract/template-text.ts";
import { languages } from "../../../../contract/words.ts";
import { shipped } from "./all.ts";

test.each(shipped.map((one) => [one.name, one] as const))(
  "%s stands in every language, without a fault and with every variable",
  (_, { texts, variables }) => {
    expect(texts.map(({ language }) => language).toSorted()).toEqual([...languages].toSorted());
    for (const text of texts) {
      for (const limits of Object.values(templateLimits))
        expect({ language: text.language, faults: faultsOf(text, { variables, limits }) }).toEqual({
          language: text.language,
          faults: [],
        });
      expect(namesOf(text).toSorted(), text.language).toEqual(variables.map(({ name }) => name).toSorted());
    }
  },
);

test("what no native speaker has read says so", () => {
  const drafts = new Set(shipped.flatMap(({ texts }) => texts.flatMap((one) => (one.isDraft ? [one.language] : []))));
  expect(drafts.has("en") || drafts.has("nl")).toBe(false);
  expect(drafts.size).toBe(12);
});
