/** What an operation was worth, what of it was given back, and what that is in the airline's currency. Pure, and in whole minor units. */
import type { ChangeKind, Outcome } from "../../../../contract/booking-operations.ts";
import { exponentOf, type Money } from "../../../../contract/money.ts";

export type SaleKind = "trip" | "saved" | "seats" | "services";

interface Settled {
  kind: ChangeKind;
  outcome: Outcome | null;
  /** The airline's own systems asked for it, and nobody of us or of them. */
  isByAirline: boolean;
  due: Money | null;
  isPaid: boolean;
  /** Of a booking that was paid as it was sold. */
  paidAtOnce: Money | null;
}

/** Null: it neither made money nor kept any. A booking that was moved is one that could have been cancelled, whatever it cost; unless the airline moved it by itself. */
export function saleOf({
  kind,
  outcome,
  isByAirline,
  due,
  isPaid,
  paidAtOnce,
}: Settled): { kind: SaleKind; price: Money | null } | null {
  if (outcome !== "done" && outcome !== "partial") return null;
  const price = due && isPaid && BigInt(due.amount) > 0n ? due : null;
  if (kind === "rebook" && isByAirline) return null;
  if (kind === "rebook") return { kind: "saved", price: price ?? (due && { ...due, amount: "0" }) };
  if (kind === "sell") return paidAtOnce && BigInt(paidAtOnce.amount) > 0n ? { kind: "trip", price: paidAtOnce } : null;
  if (price === null) return null;
  if (kind === "issue") return { kind: "trip", price };
  if (kind === "seats") return { kind: "seats", price };
  return kind === "add-services" ? { kind: "services", price } : null;
}

const rateDigits = 10;

/** Half of a minor unit counts as a whole one. `rate`: what one unit of `from` is worth in `to`. */
export function convert(amount: bigint, { from, to, rate }: { from: string; to: string; rate: string }): bigint {
  const [whole = "0", part = ""] = rate.split(".");
  const scaled = BigInt(whole + part.slice(0, rateDigits).padEnd(rateDigits, "0"));
  const shift = BigInt(rateDigits + exponentOf(from) - exponentOf(to));
  const worth = amount * scaled;
  const unit = 10n ** shift;
  return worth < 0n ? -((-worth + unit / 2n) / unit) : (worth + unit / 2n) / unit;
}

export interface Given {
  id: string;
  sold: bigint;
  /** By the payment provider, of what this sale cost. */
  byPayments: bigint;
  /** What was netted of it so far. */
  netted: bigint;
}

/** What is still to be netted of the sales of a booking, the latest first. A booking and a payment that give back the same money give it once, and no more than was sold. */
export function stillToNet(sales: readonly Given[], byBooking: bigint): Map<string, bigint> {
  let left = byBooking;
  const rest = new Map<string, bigint>();
  for (const { id, sold, byPayments, netted } of sales) {
    const share = left < sold ? left : sold;
    left -= share;
    const most = share > byPayments ? share : byPayments;
    const target = most < sold ? most : sold;
    if (target > netted) rest.set(id, target - netted);
  }
  return rest;
}
