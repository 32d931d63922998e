import { describe, expect, test } from "vitest";
import { decimalOf, exponentOf, minorOf, sayMoney } from "./money.ts";

test.each([
  ["EUR", 2],
  ["JPY", 0],
  ["ISK", 0],
  ["KWD", 3],
  ["CLF", 4],
])("%s has %s digits after the point", (currency, digits) => {
  expect(exponentOf(currency)).toBe(digits);
});

describe("what somebody types", () => {
  test.each([
    ["whole euros", "120", "EUR", "12000"],
    ["with a point", "120.5", "EUR", "12050"],
    ["with a comma", "120,05", "EUR", "12005"],
    ["yen", "12345", "JPY", "12345"],
    ["yen with zeros behind the point", "12345.00", "JPY", "12345"],
    ["yen finer than yen", "1.5", "JPY", null],
    ["dinars", "12.345", "KWD", "12345"],
    ["finer than cents", "1.005", "EUR", null],
    ["nothing", "", "EUR", null],
    ["a minus", "-5", "EUR", null],
    ["an exponent", "1e5", "EUR", null],
    ["more than a float holds", "999999999999.99", "EUR", "99999999999999"],
  ])("%s", (_why, text, currency, minor) => {
    expect(minorOf(text, currency)).toBe(minor);
  });
});

test.each([
  ["5", 2, "0.05"],
  ["12345", 2, "123.45"],
  ["12345", 0, "12345"],
  ["12345", 3, "12.345"],
  ["1", 4, "0.0001"],
])("%s with %s digits after the point is %s", (amount, exponent, decimal) => {
  expect(decimalOf(amount, exponent)).toBe(decimal);
});

test.each([
  ["en", "12345", "EUR", "€123.45"],
  ["nl", "1234500", "EUR", "€ 12.345,00"],
  ["ja", "12345", "JPY", "￥12,345"],
  ["en", "12345", "KWD", "KWD 12.345"],
  ["en", "9007199254740993", "EUR", "€90,071,992,547,409.93"],
])("in %s %s %s reads %s", (locale, amount, currency, text) => {
  expect(sayMoney({ amount, currency }, locale).replaceAll(/\s/g, " ")).toBe(text);
});
