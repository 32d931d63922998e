import { z } from "zod";

/** What the airline's app, site or airport systems saw of a passenger. */
export const Seen = z.strictObject({
  kind: z.string().min(1).max(60),
  identifier: z.strictObject({ kind: z.string().max(20), value: z.string().max(400) }),
  channel: z.string().max(60).optional(),
  flight: z.string().min(3).max(12).optional(),
  outcome: z.string().max(60).optional(),
  details: z.record(z.string(), z.string()).optional(),
});

/** Plays the airline's own systems: tells the product what they saw, as any program would. */
export async function tellOfTouchpoint(
  product: { api: string; token: string } | null,
  seen: z.infer<typeof Seen>,
  { id, at }: { id: string; at: number },
): Promise<unknown> {
  if (!product) throw new Error("The world is not connected to a product.");
  const response = await fetch(`${product.api}/api/v1/touchpoints`, {
    method: "POST",
    headers: { authorization: `Bearer ${product.token}`, "content-type": "application/json" },
    body: JSON.stringify({ items: [{ ...seen, id, at: new Date(at).toISOString() }] }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`The product answered ${response.status} to a touchpoint.`);
  return response.json();
}
