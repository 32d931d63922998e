import { assert, bigInt, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { PaymentProviderKind } from "../../../contract/payments.ts";
import { fromProvider, toProvider } from "./units.ts";

describe("an amount as the provider counts it", () => {
  test.each([
    ["euros are cents everywhere", "stripe", "EUR", "12345", 12345n],
    ["yen have no cents", "stripe", "JPY", "12345", 12345n],
    ["yen have no cents", "adyen", "JPY", "12345", 12345n],
    ["dinars have three digits, the last a zero", "stripe", "KWD", "12340", 12340n],
    ["dinars finer than that can't be taken", "stripe", "KWD", "12345", null],
    ["dinars have three digits", "adyen", "KWD", "12345", 12345n],
    ["króna are sent with two zeros", "stripe", "ISK", "500", 50000n],
    ["króna are sent with two zeros", "adyen", "ISK", "500", 50000n],
    ["króna as ISO has them", "mollie", "ISK", "500", 500n],
    ["Ugandan shillings are sent with two zeros", "stripe", "UGX", "5000", 500000n],
    ["Chilean pesos have two digits there", "adyen", "CLP", "5000", 500000n],
    ["Chilean pesos have none there", "stripe", "CLP", "5000", 5000n],
    ["rupiah are whole there", "adyen", "IDR", "500000", 5000n],
    ["rupiah with cents can't be taken", "adyen", "IDR", "500050", null],
    ["escudos are whole there", "adyen", "CVE", "5000", 50n],
  ] as const)("%s: %s %s", (_why, provider, currency, amount, units) => {
    expect(toProvider(provider, { amount, currency })).toBe(units);
  });
});

test("what comes back from a provider is what was sent", () => {
  const currencies = "EUR JPY KWD ISK UGX CLP CVE IDR CLF BHD MGA".split(" ");
  const comesBack = property(
    constantFrom(...PaymentProviderKind.options),
    constantFrom(...currencies),
    bigInt({ min: 1n, max: 10n ** 14n }),
    (kind, currency, amount) => {
      const units = toProvider(kind, { amount: amount.toString(), currency });
      return units === null || fromProvider(kind, units, currency)?.amount === amount.toString();
    },
  );
  expect(() => assert(comesBack)).not.toThrow();
});

test("an amount that ours can't say is none", () => {
  expect(fromProvider("stripe", 50050n, "ISK")).toBeNull();
});
