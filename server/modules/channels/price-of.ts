/** What a message costs by the airline's own list. Pure. */
import type { ChargedFor, Price, PriceLine } from "../../../contract/prices.ts";

/**
 * By the line of its kind whose prefix fits best. Null where none is written down, and where prices differ by country but the number
 * is not known: a guess is no price.
 */
export function priceOf(
  lines: readonly PriceLine[],
  { charge, number }: { charge: ChargedFor | null; number: string | null },
): Price | null {
  const own = lines.filter(({ category }) => category === charge);
  if (number === null && own.some(({ prefix }) => prefix !== "")) return null;
  const [best] = own
    .filter(({ prefix }) => (number ?? "").startsWith(prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  return best ? { micros: best.micros, currency: best.currency } : null;
}

/** The number by which a channel knows somebody; null where it knows them by something else. */
export const numberOf = (correspondentId: string): string | null =>
  /^\+?[1-9]\d{6,14}$/.test(correspondentId) ? correspondentId.replace("+", "") : null;
