/** Who takes the money in this installation. */
import type { PaymentProvider, Providers } from "../../modules/payments/index.ts";
import { adyen } from "./adyen/index.ts";
import type { AdyenSettings } from "./adyen/settings.ts";
import { mollie } from "./mollie/index.ts";
import type { MollieSettings } from "./mollie/settings.ts";
import { stripe } from "./stripe/index.ts";
import type { StripeSettings } from "./stripe/settings.ts";

export interface PaymentSettings {
  stripe: StripeSettings | null;
  adyen: AdyenSettings | null;
  mollie: MollieSettings | null;
  /** Which of several takes new requests; null: the first of them. */
  first: "stripe" | "adyen" | "mollie" | null;
}

/** The first takes new requests. */
export function connectPayments(settings: PaymentSettings): Providers {
  const connected: PaymentProvider[] = [
    ...(settings.stripe ? [stripe(settings.stripe)] : []),
    ...(settings.adyen ? [adyen(settings.adyen)] : []),
    ...(settings.mollie ? [mollie(settings.mollie)] : []),
  ];
  const ordered = connected.toSorted((a, b) => Number(b.kind === settings.first) - Number(a.kind === settings.first));
  return new Map(ordered.map((one) => [one.kind, one]));
}
