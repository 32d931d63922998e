import { expect, test } from "vitest";
import { languages } from "../../contract/words.ts";
import { inTime, languageOf, wordsIn } from "./words.ts";

test.each([
  ["en-GB", "en"],
  ["pt-BR", "pt"],
  ["nb", "no"],
  ["nn-NO", "no"],
  ["zh_TW", "zh"],
  ["fi", "en"],
  ["", "en"],
  ["constructor", "en"],
])("%j is said in %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test.each(languages)("%s has every word, none of them in English by mistake", (language) => {
  const said = Object.values(wordsIn(language)).map((word) => (typeof word === "function" ? word("7") : word));
  expect(said.every((word) => word.trim().length > 0)).toBe(true);
  const english = new Set(Object.values(wordsIn("en")).filter((word) => typeof word === "string" && word.length > 10));
  expect(said.filter((word) => language !== "en" && english.has(word) && word !== "Conversation")).toEqual([]);
});

test.each([
  [20, "en", "1 minute"],
  [241, "en", "5 minutes"],
  [5400, "en", "2 hours"],
  [241, "nl", "5 minuten"],
  [86_401, "en", null],
] as const)("%i seconds are told in %s as %j", (seconds, language, said) => {
  expect(inTime(seconds, language)).toBe(said);
});
