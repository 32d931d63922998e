import { expect, test } from "vitest";
import { addressOf, codesIn } from "./address.ts";

const here = "https://care.airline.test";

test.each([
  ["none in none", "", []],
  ["one at the end", `Read ${addressOf(here, "0123456789")}`, ["0123456789"]],
  ["one before a full stop", `See ${addressOf(here, "0123456789")}. Thank you`, ["0123456789"]],
  ["one in brackets, twice", `(${addressOf(here, "abcdef0123")}) ${addressOf(here, "abcdef0123")}`, ["abcdef0123"]],
  [
    "two without anything between",
    addressOf(here, "abcdef0123") + addressOf(here, "0123456789"),
    ["abcdef0123", "0123456789"],
  ],
  ["nobody else's", "https://elsewhere.test/facts/0123456789", []],
  ["no longer code", `${addressOf(here, "0123456789")}abc`, []],
])("an answer's facts: %s", (_what, text, codes) => {
  expect(codesIn(text, here)).toEqual(codes);
});
