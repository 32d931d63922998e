import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { findMatches, queryFor, wordsOf } from "./words.ts";

describe("the words of a text", () => {
  test.each([
    ["lower case, without accents", "Waar is KOFFER in Zürich", ["waar", "is", "koffer", "in", "zurich"]],
    ["pairs of signs where no spaces are", "荷物が", ["荷物", "物が", "が"]],
    ["scripts that touch are apart", "KL861便です", ["kl861", "便で", "です", "す"]],
    ["Hangul by its spaces", "제 수하물이", ["제", "수하물이"]],
    ["no marks, dots or emoji", "●●●●●● 😡 @klm #bag!", ["klm", "bag"]],
    ["no signs that are no letters, in whatever script", "⺀荷", ["荷"]],
    ["nothing from nothing", "…", []],
  ])("%s", (_, text, words) => expect(wordsOf(text)).toEqual(words));

  test("are letters, digits and _ alone, short and few, whatever the text", () => {
    assert(
      property(string({ unit: "binary", maxLength: 2000 }), (text) => {
        const words = wordsOf(text);
        expect(words.length).toBeLessThanOrEqual(400);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}_ー]{1,80}$/u);
        expect(queryFor(text) ?? "").toMatch(/^('[^':&|!() ]+'(:\*)?( & |$))*$/u);
      }),
    );
  });
});

describe("a query", () => {
  test.each([
    ["every word, the last as a beginning", "lost bag", "'lost' & 'bag':*"],
    ["a short last word whole", "is it ok", "'is' & 'it' & 'ok'"],
    ["pairs of signs", "荷物が", "'荷物' & '物が'"],
    ["one sign as a beginning", "便", "'便':*"],
    ["no word, no query", "!?", null],
  ])("asks for %s", (_, text, query) => expect(queryFor(text)).toBe(query));
});

describe("matches", () => {
  const cut = (text: string, query: string) => findMatches(text, query).map(({ start, end }) => text.slice(start, end));
  test.each([
    ["a word whatever its accents", "In Zürich, ZURICH", "zürich", ["Zürich", "ZURICH"]],
    ["a beginning of the last word only", "bagage bag", "bag", ["bagage", "bag"]],
    ["signs within a run", "私の荷物が届きません", "荷物", ["荷物"]],
    ["nothing that is not there", "hello", "bye", []],
  ])("are %s", (_, text, query, found) => expect(cut(text, query)).toEqual(found));

  test("are in order, apart and inside the text", () => {
    assert(
      property(string({ unit: "binary" }), string({ unit: "binary" }), (text, query) => {
        let last = 0;
        for (const { start, end } of findMatches(text + query, query)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual((text + query).length);
      }),
    );
  });
});
