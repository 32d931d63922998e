import { expect, test } from "vitest";
import type { PaymentRule } from "../../../contract/payments.ts";
import { judgeAmount } from "./rule.ts";

const rule: PaymentRule = {
  currencies: [
    { currency: "EUR", agent: "50000", desk: "100000", lead: "500000", admin: "500000", fourEyesAbove: "25000" },
    { currency: "KWD", agent: "0", desk: "0", lead: "90000", admin: "90000", fourEyesAbove: "0" },
  ],
};

test.each([
  ["a small amount", "agent", "25000", "EUR", { status: "alone" }],
  ["above four eyes", "agent", "25001", "EUR", { status: "four-eyes" }],
  ["above one's own limit", "agent", "50001", "EUR", { status: "above", upTo: { amount: "50000", currency: "EUR" } }],
  ["a lead's", "lead", "50001", "EUR", { status: "four-eyes" }],
  ["a currency that is not offered", "admin", "1", "JPY", { status: "above", upTo: null }],
  ["a role that may ask for nothing", "insight", "1", "EUR", { status: "above", upTo: null }],
  ["a role whose most is nothing", "agent", "1", "KWD", { status: "above", upTo: null }],
  ["always two", "lead", "1", "KWD", { status: "four-eyes" }],
] as const)("%s: %s, %s %s", (_why, role, amount, currency, judged) => {
  expect(judgeAmount(rule, { amount, currency }, role)).toEqual(judged);
});
