/** The part of the settings that says who takes payments by link. Pure: `config.ts` reads the environment. */
import { Unstartable } from "./platform/unstartable.ts";

/** `key` signs us in; `webhookSecret` and `hmacKey` are what the provider signs with. */
export interface PaymentSettings {
  stripe: { url: string; key: string; webhookSecret: string } | null;
  adyen: { url: string; key: string; merchantAccount: string; hmacKey: string } | null;
  mollie: { url: string; key: string } | null;
  /** Of several that are connected, which takes new requests; null: the first of them. */
  first: "stripe" | "adyen" | "mollie" | null;
}

type Address = (name: string, text: string) => string | null;

export function paymentsFrom(read: (name: string) => string | null, addressFrom: Address): PaymentSettings {
  const nameOf = (name: string): string => `JETBRIDGE_PAYMENTS_${name}`;
  const of = (name: string): string | null => read(nameOf(name));
  const needed = (beside: string, name: string): string => {
    const value = of(name);
    if (!value) throw new Unstartable(`${nameOf(beside)} needs ${nameOf(name)} beside it.`);
    return value;
  };
  const address = (name: string, text: string): string => addressFrom(nameOf(name), text) ?? text;
  const [stripe, adyen, mollie] = [of("STRIPE_KEY"), of("ADYEN_KEY"), of("MOLLIE_KEY")];
  const payments: PaymentSettings = {
    stripe:
      stripe === null
        ? null
        : {
            url: address("STRIPE_URL", of("STRIPE_URL") ?? "https://api.stripe.com"),
            key: stripe,
            webhookSecret: needed("STRIPE_KEY", "STRIPE_WEBHOOK_SECRET"),
          },
    adyen:
      adyen === null
        ? null
        : {
            url: address("ADYEN_URL", needed("ADYEN_KEY", "ADYEN_URL")),
            key: adyen,
            merchantAccount: needed("ADYEN_KEY", "ADYEN_MERCHANT_ACCOUNT"),
            hmacKey: hmacKeyFrom(needed("ADYEN_KEY", "ADYEN_HMAC_KEY")),
          },
    mollie:
      mollie === null
        ? null
        : { url: address("MOLLIE_URL", of("MOLLIE_URL") ?? "https://api.mollie.com"), key: mollie },
    first: firstFrom(of("PROVIDER")),
  };
  if (payments.first && payments[payments.first] === null)
    throw new Unstartable(
      `${nameOf("PROVIDER")} names ${payments.first}, and there is no ${nameOf(payments.first.toUpperCase())}_KEY.`,
    );
  return payments;
}

function firstFrom(text: string | null): PaymentSettings["first"] {
  if (text === null || text === "stripe" || text === "adyen" || text === "mollie") return text;
  throw new Unstartable(`JETBRIDGE_PAYMENTS_PROVIDER is "${text}"; it must be stripe, adyen or mollie.`);
}

function hmacKeyFrom(text: string): string {
  if (!/^([0-9a-f]{2}){16,64}$/i.test(text))
    throw new Unstartable("JETBRIDGE_PAYMENTS_ADYEN_HMAC_KEY must be the key in hexadecimal, as Adyen shows it.");
  return text;
}
