/** A booking is paid: everybody gets their tickets. */
import type { Desk } from "../desk.ts";
import { centsOf, euros, type HeldBooking } from "../held-booking.ts";
import { Refused } from "../refused.ts";
import { issueAll } from "../tickets/documents.ts";
import { demandPayment } from "./money.ts";
import type { Outcome } from "./outcome.ts";
import type { ChangeOf } from "./wire.ts";

export function issue({ db, now }: Desk, booking: HeldBooking, { payment }: ChangeOf<"issue">): Outcome {
  const at = now();
  const isTicketed = booking.passengers.every(({ id }) =>
    booking.tickets.some((one) => one.kind === "ticket" && one.passengerId === id),
  );
  if (booking.state === "cancelled")
    throw new Refused("ORDER_STATE", "This booking is cancelled; its places are given back.");
  if (isTicketed) throw new Refused("ORDER_STATE", "This booking has its tickets.");
  const due = centsOf(booking.total) - centsOf(booking.paid);
  demandPayment(due, payment);
  return {
    booking: {
      ...booking,
      state: "confirmed",
      holdUntil: null,
      tickets: [...booking.tickets, ...issueAll(db, booking, at)],
      paid: euros(Math.max(centsOf(booking.total), centsOf(booking.paid))),
      remarks: [
        ...booking.remarks,
        {
          id: `R${booking.remarks.length + 1}`,
          at: new Date(at).toISOString(),
          text: `Paid: ${payment.provider} ${payment.reference}`.slice(0, 300),
        },
      ],
    },
  };
}
