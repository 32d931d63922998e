import { array, assert, property, string } from "fast-check";
import twitterText from "twitter-text";
import { describe, expect, test } from "vitest";
import { splitText } from "./writing.ts";

const weighted = {
  measure: (text: string) => twitterText.parseTweet(text).weightedLength,
  maxLength: 280,
  maxParts: 8,
  numbered: true,
};
const short = { measure: (text: string) => text.length, maxLength: 44, maxParts: 5, numbered: true };

describe("a long answer", () => {
  test("that fits stays as it is", () => {
    expect(splitText("We are on it.", short)).toEqual(["We are on it."]);
  });

  test("is cut between sentences, and says which part it is", () => {
    expect(splitText("We found your bag in Oslo. It flies tonight. Sorry for the wait!", short)).toEqual([
      "We found your bag in Oslo. (1/2)",
      "It flies tonight. Sorry for the wait! (2/2)",
    ]);
  });

  test("is cut between words where a sentence is too long", () => {
    const parts = splitText("one two three four five six seven eight nine ten eleven twelve", short) ?? [];
    expect(parts.join(" ").replaceAll(/ \(\d\/\d\)/g, "")).toBe(
      "one two three four five six seven eight nine ten eleven twelve",
    );
    expect(parts.every((part) => part.length <= 44)).toBe(true);
  });

  test("is cut after the full stop of a language without spaces", () => {
    const parts = splitText(
      "お荷物が見つかりました。今夜の便でお届けします。ご迷惑をおかけして申し訳ございません。ありがとうございます。",
      short,
    );
    expect(parts?.[0]).toMatch(/。 \(1\/2\)$/);
  });

  test("that no number of parts holds is refused", () => {
    expect(splitText("x".repeat(300), short)).toBeNull();
  });

  test("is never unnumbered where the house says so, and bare where it does not", () => {
    const text = "We found your big bag in Oslo, Norway. It flies tonight. Sorry for the wait!";
    expect(splitText(text, { ...short, numbered: false })).toEqual([
      "We found your big bag in Oslo, Norway.",
      "It flies tonight. Sorry for the wait!",
    ]);
  });

  test("loses no word, whatever it says, and no part is too long", () => {
    assert(
      property(array(string({ unit: "grapheme", minLength: 1, maxLength: 30 }), { maxLength: 90 }), (list) => {
        const text = list.join(" ").trim();
        const parts = splitText(text, weighted);
        if (parts === null) return;
        expect(parts.every((part) => weighted.measure(part) <= 280)).toBe(true);
        const bare = parts.length === 1 ? parts : parts.map((part) => part.replace(/ \(\d\/\d\)$/, ""));
        expect(bare.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      }),
      { numRuns: 60 },
    );
  });
});
