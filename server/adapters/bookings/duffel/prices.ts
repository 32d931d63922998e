/** What a change of flights costs, and what giving up pays back. Pure. */
import type { PricePart } from "../../../../contract/fares.ts";
import type { Balance } from "../../../../contract/money.ts";
import { readBalance, readMoney } from "./money.ts";
import type { Cancellation } from "./shapes.ts";

/** `total` has the fee in it already. Duffel calls the parts nothing beyond their kind. */
export function partsOf(total: Balance, fee: Balance | null): PricePart[] {
  const penalty = fee?.currency === total.currency ? BigInt(fee.amount) : 0n;
  const say = (amount: bigint): Balance => ({ amount: amount.toString(), currency: total.currency });
  const parts: PricePart[] = [
    { kind: "fare", label: "", amount: say(BigInt(total.amount) - penalty) },
    { kind: "penalty", label: "", amount: say(penalty) },
  ];
  return parts.filter(({ amount }) => amount.amount !== "0");
}

/** What the airline keeps for a later trip is none of the money that comes back. */
const kept = new Set(["voucher", "airline_credits", "awaiting_payment"]);

export function refundOf(
  { refund_amount: amount, refund_currency: unit, refund_to: to }: Cancellation,
  currency: string,
): { due: Balance; parts: PricePart[] } {
  const refund = readMoney(amount, unit);
  const nothing: Balance = { amount: "0", currency: refund?.currency ?? currency };
  if (!refund || refund.amount === "0") return { due: nothing, parts: [] };
  if (!kept.has(to ?? "")) {
    const due = { ...refund, amount: `-${refund.amount}` };
    return { due, parts: [{ kind: "credit", label: "", amount: due }] };
  }
  if (to === "awaiting_payment") return { due: nothing, parts: [] };
  const label = `${unit ?? ""} ${amount ?? ""}`;
  return { due: nothing, parts: [{ kind: "credit", label, amount: nothing }] };
}

export const totalOf = (priced: { change_total_amount: string; change_total_currency: string }): Balance | null =>
  readBalance(priced.change_total_amount, priced.change_total_currency);
