/** One call of Mollie's interface, under a key by which it knows the call again for an hour. */
import { z } from "zod";
import { callProvider, type ProviderAnswer, type ProviderCall } from "../../../modules/payments/index.ts";
import type { MollieSettings } from "./settings.ts";

export const call = (
  { url, key }: MollieSettings,
  method: ProviderCall["method"],
  path: string,
  { body, idempotencyKey }: { body?: unknown; idempotencyKey?: string } = {},
): Promise<ProviderAnswer> =>
  callProvider({
    url: url + path,
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

const MollieError = z.object({ title: z.string().nullish(), field: z.string().nullish() });

/** Why it said no: its own title, and which field it was about. */
export function reasonOf(answer: ProviderAnswer): string {
  const known = MollieError.safeParse(answer.status === "answered" ? answer.body : null);
  return [known.data?.title ?? "it was refused", known.data?.field].filter(Boolean).join(": ");
}
