import { expect, test } from "vitest";
import { numberOf, priceOf } from "./price-of.ts";

const line = (prefix: string, micros: number) => ({ category: "utility", prefix, micros, currency: "EUR" }) as const;
const lines = [line("", 50_000), line("49", 45_000), line("1", 4000), line("1684", 60_000)];

test.each<[string, string | null, number | null]>([
  ["the longest prefix that fits", "16845550123", 60_000],
  ["a shorter one where the longer does not fit", "12125550123", 4000],
  ["the line for everywhere else", "31201234567", 50_000],
  ["nothing where the number is not known and prices differ", null, null],
])("%s counts", (_, number, micros) => {
  expect(priceOf(lines, { charge: "utility", number })?.micros ?? null).toBe(micros);
});

test("one line for everywhere needs no number", () => {
  expect(priceOf([line("", 15_000)], { charge: "utility", number: null })).toEqual({ micros: 15_000, currency: "EUR" });
});

test("what is free, or was not written down, has no price", () => {
  expect(priceOf(lines, { charge: null, number: "4930123456" })).toBeNull();
  expect(priceOf(lines, { charge: "marketing", number: "4930123456" })).toBeNull();
});

test.each([
  ["491701234567", "491701234567"],
  ["+491701234567", "491701234567"],
  ["US.13491208655302741918", null],
  ["@anna", null],
  ["0049170", null],
])("%s is the number %s", (id, number) => expect(numberOf(id)).toBe(number));
