import { expect, test } from "vitest";
import { inWords, spanInWords } from "./ages.ts";

const words = { now: "now", minutes: "min", hours: "h", days: "d" };
const minute = 60_000;

test.each([
  ["less than a minute is now", 59_999, "now"],
  ["clocks that differ never show a negative age", -5 * minute, "now"],
  ["minutes are whole", 7.9 * minute, "7 min"],
  ["the last minute of an hour", 59 * minute, "59 min"],
  ["hours keep two digits of minutes", 65 * minute, "1 h 05"],
  ["the last minute of a day", (24 * 60 - 1) * minute, "23 h 59"],
  ["a whole day stands alone", 24 * 60 * minute, "1 d"],
  ["days keep their hours", 51 * 60 * minute, "2 d 3 h"],
])("%s", (_, milliseconds, said) => {
  expect(inWords(milliseconds, words)).toBe(said);
});

test.each([
  ["seconds are said", 42.4, "42 s"],
  ["a minute is a minute", 60, "1 min"],
  ["an hour is an hour", 3900, "1 h 05"],
])("a measured span: %s", (_, seconds, said) => {
  expect(spanInWords(seconds, words)).toBe(said);
});
