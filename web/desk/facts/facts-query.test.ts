import { expect, test } from "vitest";
import { type Fact, fitting, saidIn } from "./facts-query.ts";

const fact = (source: string, ...texts: readonly [language: string, title: string, text: string][]): Fact =>
  ({
    source,
    newest: { texts: texts.map(([language, title, text]) => ({ language, title, text })) },
  }) as unknown as Fact;
const ash = fact("ops 14", ["en", "Ash cloud", "No flights over Iceland"], ["nl", "Aswolk", "Geen vluchten"]);
const bags = fact("rules/bags", ["de", "Gepäck", "Ein Stück"]);

test.each([
  ["nothing typed finds all", "", [ash, bags]],
  ["words in any order, of any language", "iceland aswolk", [ash]],
  ["large and small letters are alike", "GEPÄCK", [bags]],
  ["the source counts", "rules", [bags]],
  ["every word must be there", "ash gepäck", []],
])("%s", (_what, typed, found) => {
  expect(fitting([ash, bags], typed)).toEqual(found);
});

test("is said in the reader's language, else in English, else as it is", () => {
  expect(saidIn(ash, "nl")?.title).toBe("Aswolk");
  expect(saidIn(ash, "th")?.title).toBe("Ash cloud");
  expect(saidIn(bags, "th")?.title).toBe("Gepäck");
});
