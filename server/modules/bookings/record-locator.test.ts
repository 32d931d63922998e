import { describe, expect, test } from "vitest";
import { readRecordLocator } from "./record-locator.ts";

describe("a record locator", () => {
  test.each([
    ["as it is", "C4B3IQ", "C4B3IQ"],
    ["in lower case", "qzrqoy", "QZRQOY"],
    ["with blanks and a dash", " gxi-in6 ", "GXIIN6"],
    ["with a long dash", "CIE–23Y", "CIE23Y"],
    ["of digits alone", "123456", "123456"],
    ["that is too short", "C4B3I", null],
    ["that is too long", "C4B3IQQ", null],
    ["with a letter of another script", "С4B3IQ", null],
    ["that is empty", "", null],
  ])("%s", (_, text, expected) => {
    expect(readRecordLocator(text)).toBe(expected);
  });
});
