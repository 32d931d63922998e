/** What the codes and free words of NDC messages mean in our words. Airlines write statuses in any case. */
import type { CouponStatus, Standing } from "../../../../contract/bookings.ts";
import type { Cabin } from "../../../../contract/fares.ts";
import { couponOf } from "../../../modules/bookings/index.ts";

const standings: Readonly<Record<string, Standing>> = {
  CONFIRMED: "confirmed",
  ACTIVE: "confirmed",
  TICKETED: "confirmed",
  "READY TO PROCEED": "confirmed",
  CANCELLED: "cancelled",
  CANCELED: "cancelled",
  REMOVED: "cancelled",
  CLOSED: "cancelled",
  WAITLISTED: "waitlisted",
  WAITLIST: "waitlisted",
  REJECTED: "refused",
  REFUSED: "refused",
  UNABLE: "refused",
  "SCHEDULE CHANGE": "changed",
};

/** A status that nobody knows is not confirmed; none at all says nothing against it. */
export const standingOf = (status: string | null): Standing =>
  status === null ? "confirmed" : (standings[status.trim().toUpperCase()] ?? "requested");

/** Passenger types (IATA PTC); a young adult (GBE) is one. */
const kinds: Readonly<Record<string, "child" | "infant">> = {
  CHD: "child",
  CNN: "child",
  UNN: "child",
  INF: "infant",
  INS: "infant",
};
export const kindOf = (ptc: string | null): "adult" | "child" | "infant" => kinds[ptc?.toUpperCase() ?? ""] ?? "adult";

export const ptcOf = (kind: "adult" | "child" | "infant"): string =>
  ({ adult: "ADT", child: "CHD", infant: "INF" })[kind];

/** Coupon statuses: the letters of Resolution 722, or OPE. */
export function couponStatusOf(text: string | null): CouponStatus {
  const status = text?.trim().toUpperCase() ?? "";
  return couponOf(status === "OPE" ? "O" : status);
}

/** Cabins by PADIS 9873, and by the name where there is no code. */
const cabins: Readonly<Record<string, Cabin>> = { 1: "first", 2: "business", 4: "premium", 5: "economy" };
export function cabinOf(code: string | null, name: string | null): Cabin {
  const known = cabins[code ?? ""];
  if (known) return known;
  if (/premium/i.test(name ?? "")) return "premium";
  if (/business|upper/i.test(name ?? "")) return "business";
  return /first/i.test(name ?? "") ? "first" : "economy";
}
export const cabinCodeOf = (cabin: Cabin): string => Object.keys(cabins).find((code) => cabins[code] === cabin) ?? "5";
