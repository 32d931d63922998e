/** How the coupons of a ticket may change. Pure; codes as in the reservation API. */
import { Refused } from "../refused.ts";

/** Open, airport control, checked in, lifted, flown; exchanged, refunded, void, suspended, irregular. What was flown stays so. */
const next: Readonly<Record<string, string>> = {
  O: "ACERVSI",
  A: "OCLI",
  C: "OLFAI",
  L: "CFI",
  I: "OERF",
  S: "O",
};

export const mayBecome = (from: string, to: string): boolean => (next[from] ?? "").includes(to);

export function become<T extends { status: string }>(coupon: T, to: string): T {
  if (coupon.status === to) return coupon;
  if (!mayBecome(coupon.status, to))
    throw new Refused("ORDER_STATE", `A coupon that is ${coupon.status} can't become ${to}.`);
  return { ...coupon, status: to };
}
