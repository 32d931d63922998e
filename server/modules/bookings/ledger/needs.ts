/** What an operation must wait for before it is sent: money of the customer, or somebody else who agrees. Pure. */
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { Money } from "../../../../contract/money.ts";

/** Up to what a role may let the airline lose alone; null: nothing. */
export interface Allowed {
  waive: Money | null;
  refund: Money | null;
}

/** `due` is what the price or the booking says is to be paid (above 0) or comes back (below 0); null: no money is moved. */
export function whatItNeeds(change: BookingChange, due: Money | null, allowed: Allowed): "approval" | "payment" | null {
  if (due === null) return null;
  const amount = BigInt(due.amount);
  if (amount === 0n) return null;
  const isWaived = change.kind === "rebook" && change.isWaived;
  if (amount > 0n && !isWaived) return "payment";
  const limit = amount > 0n ? allowed.waive : allowed.refund;
  const lost = amount > 0n ? amount : -amount;
  return limit && limit.currency === due.currency && lost <= BigInt(limit.amount) ? null : "approval";
}
