/** How each provider counts money, where it counts otherwise than ISO 4217. Pure; whole numbers only. */
import { exponentOf, type Money } from "../../../contract/money.ts";
import type { PaymentProviderKind } from "../../../contract/payments.ts";

interface Counting {
  /** Digits after the point of its own, by currency. */
  exponents: Readonly<Record<string, number>>;
  /** What an amount in its own units must be a multiple of. */
  steps: Readonly<Record<string, number>>;
}

/**
 * Stripe: króna and Ugandan shilling are sent with two digits that must be zeros, of three digits the last must be one
 * (docs.stripe.com/currencies). Adyen: its own table (docs.adyen.com/development-resources/currency-codes). Mollie: decimal text, as ISO has it.
 */
const countings: Readonly<Record<PaymentProviderKind, Counting>> = {
  stripe: {
    exponents: { ISK: 2, UGX: 2, MGA: 0 },
    steps: { ISK: 100, UGX: 100, BHD: 10, IQD: 10, JOD: 10, KWD: 10, LYD: 10, OMR: 10, TND: 10 },
  },
  adyen: { exponents: { CLP: 2, CVE: 0, IDR: 0, ISK: 2 }, steps: {} },
  mollie: { exponents: {}, steps: {} },
};

export const providerExponent = (kind: PaymentProviderKind, currency: string): number =>
  countings[kind].exponents[currency] ?? exponentOf(currency);

/** In the provider's own units; null where it can't say this amount. */
export function toProvider(kind: PaymentProviderKind, { amount, currency }: Money): bigint | null {
  const units = rescale(BigInt(amount), exponentOf(currency), providerExponent(kind, currency));
  const step = BigInt(countings[kind].steps[currency] ?? 1);
  return units === null || units % step !== 0n ? null : units;
}

/** What the provider said, in ours; null where ours can't say it. */
export function fromProvider(kind: PaymentProviderKind, units: bigint, currency: string): Money | null {
  const amount = rescale(units, providerExponent(kind, currency), exponentOf(currency));
  return amount === null || amount < 0n ? null : { amount: amount.toString(), currency };
}

function rescale(units: bigint, from: number, to: number): bigint | null {
  if (to >= from) return units * 10n ** BigInt(to - from);
  const factor = 10n ** BigInt(from - to);
  return units % factor === 0n ? units / factor : null;
}
