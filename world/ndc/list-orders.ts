/** Which orders something happened to, or which are held unpaid, within a time. */
import { bookingById, eventsAfter } from "../reservations/bookings.ts";
import type { Desk } from "../reservations/desk.ts";
import type { HeldBooking } from "../reservations/held-booking.ts";
import { answer, el, failure, one, said, type Tree, typed } from "./tree.ts";

export function listOrders({ db }: Desk, request: Tree): string {
  const isUnpaid = said(request, "PaymentStatusCode") === "UnPaid";
  const times = one(request, isUnpaid ? "CreationDateTimeFilterCriteria" : "LastModifiedDateTimeFilterCriteria");
  const from = Date.parse(said(times, "FromDateTime") ?? "");
  const to = Date.parse(said(times, "ToDateTime") ?? "") + 1000;
  const changed = eventsAfter(db, 0, 100_000).filter(({ at }) => at >= from && at <= to);
  const ids = [...new Set(changed.map(({ bookingId }) => bookingId))].filter((id) => {
    const booking = isUnpaid ? bookingById(db, id) : null;
    return !isUnpaid || (booking !== null && isUnpaidSince(booking, { from, to }));
  });
  if (ids.length === 0)
    return failure("IATA_OrderListRS", {
      code: "912",
      text: "No Matched Order ID found for the search criteria",
      type: "Unavailable",
    });
  return answer(
    "IATA_OrderListRS",
    ids.map((id) => typed("MatchedOrder", [el("OrderRefID", id)])),
  );
}

/** Held, and made within the time that is asked about. */
const isUnpaidSince = ({ createdAt, paid, state }: HeldBooking, times: { from: number; to: number }): boolean =>
  state === "held" &&
  Number(paid.amount) === 0 &&
  Date.parse(createdAt) >= times.from &&
  Date.parse(createdAt) <= times.to;
