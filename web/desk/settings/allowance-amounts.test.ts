import { describe, expect, test } from "vitest";
import { amountsOf, currencyOf, ruleOf } from "./allowance-amounts.ts";

const upTo = (amount: string, currency = "EUR") => ({ amount, currency });
const laid = {
  currency: "EUR",
  allowances: [
    { role: "agent" as const, kind: "refund" as const, upTo: upTo("30000") },
    { role: "lead" as const, kind: "waive" as const, upTo: upTo("100050") },
  ],
};

describe("allowances as they are typed", () => {
  test("are what was laid down, and nothing where a role is missing", () => {
    expect(amountsOf(laid, "en")).toMatchObject({
      "agent refund": "300.00",
      "agent waive": "0",
      "lead waive": "1000.50",
    });
    expect(ruleOf(amountsOf(laid, "en"), "EUR")).toEqual(laid.allowances);
  });

  test("stand with a comma where people write one, and are read so", () => {
    expect(amountsOf(laid, "nl")).toMatchObject({ "agent refund": "300,00", "lead waive": "1000,50" });
    expect(ruleOf(amountsOf(laid, "nl"), "EUR")).toEqual(laid.allowances);
  });

  test.each([
    ["with a comma", "12,50", "EUR", "1250"],
    ["of a currency without parts", "1200", "JPY", "1200"],
    ["with three digits", "1.250", "KWD", "1250"],
  ])("are read %s", (_why, typed, currency, amount) => {
    expect(ruleOf({ ...amountsOf(null, "en"), "desk waive": typed }, currency)).toEqual([
      { role: "desk", kind: "waive", upTo: upTo(amount, currency) },
    ]);
  });

  test.each([
    ["no amount", "a lot", "EUR"],
    ["below nothing", "-1", "EUR"],
    ["finer than the currency", "1.5", "JPY"],
  ])("are not read where they are %s", (_why, typed, currency) => {
    expect(ruleOf({ ...amountsOf(null, "en"), "desk waive": typed }, currency)).toBeNull();
  });

  test("stand in the currency they were laid down in, the airline's where nobody may anything", () => {
    expect(currencyOf({ ...laid, currency: "USD" })).toBe("EUR");
    expect(currencyOf({ allowances: [], currency: "USD" })).toBe("USD");
  });
});
