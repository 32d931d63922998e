/** Whether what was to be paid was paid, and how a booking's sums stand after it. */
import { totalOf } from "../fares/price.ts";
import { centsOf, euros, type HeldBooking } from "../held-booking.ts";
import { Refused } from "../refused.ts";
import type { Payment } from "./wire.ts";

/** At least what is due, in the currency it is due in. */
export function demandPayment(due: number, payment: Payment | null | undefined): void {
  if (due <= 0) return;
  if (!payment || payment.amount.currency !== "EUR" || Number(payment.amount.amount) < due)
    throw new Refused("PAYMENT_REQUIRED", "This is to be paid first.");
}

/** The total is what is booked now. Who had paid all of it has after the change too. */
export function settled(booking: HeldBooking, before: HeldBooking): HeldBooking {
  const total = totalOf(booking.books.fares) + booking.books.extras.reduce((sum, { amount }) => sum + amount, 0);
  const hadPaid = centsOf(before.paid) >= centsOf(before.total);
  return { ...booking, total: euros(total), paid: hadPaid ? euros(total) : booking.paid };
}
