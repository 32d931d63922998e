import { expect, test } from "vitest";
import { amountOf, faultOf, linesOf, microsOf, type Typed } from "./price-line.ts";

test.each<[string, number | null]>([
  ["0.0456", 45_600],
  ["0,0456", 45_600],
  [" 12 ", 12_000_000],
  ["0", 0],
  ["0.123456", 123_456],
  ["0.1234567", null],
  ["1000", null],
  ["-1", null],
  ["", null],
  ["free", null],
])("%j is %s millionths", (typed, micros) => expect(microsOf(typed)).toBe(micros));

test.each([
  [45_600, "0.0456"],
  [12_000_000, "12.00"],
  [500_000, "0.50"],
  [123_456, "0.123456"],
])("%s millionths are typed as %s", (micros, typed) => {
  expect(amountOf(micros, ".")).toBe(typed);
  expect(microsOf(amountOf(micros, ","))).toBe(micros);
});

const line = (more: Partial<Typed> = {}): Typed => ({
  key: "a",
  category: "utility",
  prefix: "49",
  amount: "0.05",
  currency: "eur",
  ...more,
});

test("what is wrong with a line is said, the first of two alike excepted", () => {
  expect(faultOf(line(), [line()])).toBeNull();
  expect(faultOf(line({ prefix: "+49" }), [])).toBe("prefix");
  expect(faultOf(line({ amount: "?" }), [])).toBe("amount");
  expect(faultOf(line({ currency: "€" }), [])).toBe("currency");
  const twice = [line(), line({ key: "b" })];
  expect(twice.map((one) => faultOf(one, twice))).toEqual([null, "twice"]);
  expect(linesOf(twice)).toBeNull();
  expect(linesOf([line()])).toEqual([{ category: "utility", prefix: "49", micros: 50_000, currency: "EUR" }]);
});
