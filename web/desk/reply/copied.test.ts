import { expect, test } from "vitest";
import { copiesIn, isAddress } from "./copied.ts";

const letters = [{ threadId: "t", copies: ["a@b.example"], byDefault: true }];

test.each([
  ["all of them, where the house wants it", letters, "t", ["a@b.example"]],
  ["nobody, where it does not", [{ threadId: "t", copies: ["a@b.example"], byDefault: false }], "t", []],
  ["nobody in a thread of its own", letters, "other", undefined],
  ["nobody where no thread has begun", letters, null, undefined],
])("an answer goes to %s", (_, letters, threadId, usual) => {
  expect(copiesIn({ letters }, threadId)?.usual).toEqual(usual);
});

test.each([
  ["anna@mail.example", true],
  ["anna@mail", false],
  ["Anna <anna@mail.example>", false],
  ["a@b.example,c@d.example", false],
])("%s is an address: %s", (text, is) => {
  expect(isAddress(text)).toBe(is);
});
