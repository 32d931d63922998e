/** One call of Stripe's interface: form-encoded, of one version, under a key by which it knows the call again. */
import { callProvider, type ProviderAnswer } from "../../../modules/payments/index.ts";
import type { StripeSettings } from "./settings.ts";

/** What we read and write is written against this one, whatever an account is set to. */
const version = "2026-10-28.endive";

export const get = ({ url, key }: StripeSettings, path: string): Promise<ProviderAnswer> =>
  callProvider({ url: url + path, method: "GET", headers: headersOf(key) });

export const post = (
  { url, key }: StripeSettings,
  path: string,
  { form, idempotencyKey }: { form: Record<string, string>; idempotencyKey: string },
): Promise<ProviderAnswer> =>
  callProvider({
    url: url + path,
    method: "POST",
    headers: {
      ...headersOf(key),
      "content-type": "application/x-www-form-urlencoded",
      "idempotency-key": idempotencyKey,
    },
    body: new URLSearchParams(form).toString(),
  });

const headersOf = (key: string): Record<string, string> => ({
  authorization: `Bearer ${key}`,
  "stripe-version": version,
});
