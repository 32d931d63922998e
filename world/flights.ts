import { z } from "zod";

/** What the airline's own systems know of a flight. */
export const FlightNews = z.strictObject({
  flight: z.string().min(3).max(12),
  /** The day it departs; today unless told. */
  date: z.iso.date().optional(),
  kind: z.enum(["gate-known", "delayed", "cancelled", "departed", "arrived", "bag-found"]),
  details: z.record(z.string(), z.string()).optional(),
});

interface Product {
  api: string;
  token: string;
}

/** Plays the airline's operations system: tells the product of a flight, as any program would. */
export async function tellOfFlight(
  product: Product | null,
  news: z.infer<typeof FlightNews>,
  { id, at }: { id: string; at: number },
): Promise<unknown> {
  if (!product) throw new Error("The world is not connected to a product.");
  const time = new Date(at).toISOString();
  const event = { ...news, date: news.date ?? time.slice(0, 10), id, at: time };
  const response = await fetch(`${product.api}/api/v1/flight-events`, {
    method: "POST",
    headers: { authorization: `Bearer ${product.token}`, "content-type": "application/json" },
    body: JSON.stringify({ items: [event] }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`The product answered ${response.status} to the news of a flight.`);
  return response.json();
}
