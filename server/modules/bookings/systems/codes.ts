/** What codes of the trade mean, whichever way a system spells them. Pure. */
import type { CouponStatus } from "../../../../contract/bookings.ts";

/** The letters of Resolution 722; any other can't be used. */
const coupons: Readonly<Record<string, CouponStatus>> = {
  O: "open",
  A: "airport-control",
  C: "checked-in",
  L: "lifted",
  F: "flown",
  E: "exchanged",
  R: "refunded",
  V: "void",
  S: "suspended",
  I: "irregular",
  U: "unavailable",
  P: "printed",
  Z: "closed",
};

export const couponOf = (letter: string): CouponStatus => coupons[letter] ?? "unavailable";

/** Meals by their IATA codes: all that end in ML but a premium meal, which is no wish of a passenger's. */
export const isMeal = (code: string): boolean => code.endsWith("ML") && code !== "PRML";
