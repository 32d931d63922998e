/** Amounts of one currency added up. Pure. */
import type { Balance } from "../../../../contract/money.ts";

/** Null where there are none, or they are not of one currency. */
export function sumOf(amounts: readonly (Balance | null)[]): Balance | null {
  const [one] = amounts;
  if (!one || amounts.some((amount) => amount?.currency !== one.currency)) return null;
  const sum = amounts.reduce((whole, amount) => whole + BigInt(amount?.amount ?? 0), 0n);
  return { amount: sum.toString(), currency: one.currency };
}
