/** One call of Adyen's Checkout interface, under a key by which it knows the call again for a week at least. */
import { z } from "zod";
import { callProvider, type ProviderAnswer, type ProviderCall } from "../../../modules/payments/index.ts";
import type { AdyenSettings } from "./settings.ts";

export const call = (
  { url, key }: AdyenSettings,
  method: ProviderCall["method"],
  path: string,
  { body, idempotencyKey }: { body?: unknown; idempotencyKey?: string } = {},
): Promise<ProviderAnswer> =>
  callProvider({
    url: url + path,
    method,
    headers: {
      "x-api-key": key,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

const AdyenError = z.object({ errorCode: z.string().nullish(), errorType: z.string().nullish() });

/** Why it said no, by its own code. */
export function reasonOf(answer: ProviderAnswer): string {
  const known = AdyenError.safeParse(answer.status === "answered" ? answer.body : null);
  return known.data?.errorCode ?? known.data?.errorType ?? "it was refused";
}
