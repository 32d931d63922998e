import { eld } from "eld/medium";
import { expect, test } from "vitest";
import { languages } from "../../../contract/words.ts";
import { phrasesOf } from "./cues.ts";
import { weighLetters } from "./letters.ts";

/** As eld says it, before it is scaled to between 0 and 1. */
const byEld = (text: string): [string, number][] =>
  Object.entries(eld.detect(text).getScores()).map(([code, scaled]) => [code, (25 * scaled) / (1 - scaled)]);

const byUs = (text: string): [string, number][] => {
  const { codes, means } = weighLetters(text);
  return codes.flatMap((code, at) => ((means[at] ?? 0) > 0 ? [[code, means[at] as number] as [string, number]] : []));
};

const rounded = (scores: readonly [string, number][]) =>
  scores.map(([code, score]) => `${code} ${score.toFixed(6)}`).toSorted();

test.each([
  ["an apostrophe within, before and after a word", "don't 'tis dogs' bag rock'n'roll' ''' a' 'b"],
  ["accents set apart", "cafe\u0301 re\u0301sume\u0301 n\u0303"],
  ["letters beyond the first plane", "hello 𝒽𝑒𝓁𝓁𝑜 world"],
  ["a word longer than any", `${"abcdefgh".repeat(20)} bag`],
  ["a text longer than is read", "where is my bag ".repeat(60)],
  ["a long word after which no letter is read", `${"o ".repeat(170)}${"ö".repeat(60)} never read`],
  ["nothing", ""],
])("letters say what eld says of %s", (_, text) => {
  expect(rounded(byUs(text))).toEqual(rounded(byEld(text)));
});

test.each(languages.map((language) => [language]))("letters say what eld says of our phrases in %s", (language) => {
  const words = phrasesOf(language)
    .toLowerCase()
    .split(/[\s,~*]+/u);
  for (let at = 0; at < words.length; at += 9) {
    const text = words.slice(at, at + 9).join(" ");
    expect(rounded(byUs(text)), text).toEqual(rounded(byEld(text)));
  }
});
