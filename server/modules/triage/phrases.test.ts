import { expect, test } from "vitest";
import { fold } from "./fold.ts";
import { findPhrases, indexPhrases } from "./phrases.ts";

test.each([
  ["a phrase is whole words", "lost bag", "my lost bag", true],
  ["and not part of one", "lost bag", "my lost bags", false],
  ["a star takes any ending", "bagag*", "de bagageband", true],
  ["a star takes any beginning", "*koffer", "handkoffer", true],
  ["a wave spans a few words", "missed ~ connection", "missed my very tight connection", true],
  ["but not a whole post", "missed ~ connection", "missed you all so very much, and by the way the connection", false],
  ["accents do not matter", "vertragung", "Verträgung", true],
  ["scripts without spaces join", "退款", "我要退款了", true],
  ["a Latin word beside Thai is a word", "delay", "delayมาก", true],
])("%s", (_, phrase, text, hit) => {
  const found = new Map<"sign", string[]>();
  findPhrases(fold(text), indexPhrases({ sign: phrase }), found);
  expect(found.has("sign")).toBe(hit);
});
