/** Changes of an order: read, compared, prepared, sent once, and looked at in the answer. */
import {
  type ChangeAsked,
  type Changed,
  type Check,
  issued,
  judge,
  rebooked,
  refused,
  type ReservationSystem,
  seated,
  served,
} from "../../../modules/bookings/index.ts";
import { priceId } from "./asking.ts";
import { sendOnce } from "./exchange.ts";
import type { Message } from "./message.ts";
import { readOfferId } from "./offer-id.ts";
import { getOrder, type Line, supportsNot, understood } from "./reading.ts";
import { readOrder, type ReadOrder } from "./read-order.ts";
import { refundIn } from "./read-refund.ts";
import { changedBy, troubleIn } from "./refusals.ts";
import { findSold } from "./find-sold.ts";
import { sellTrip } from "./selling.ts";
import { seatsTaken, servicesTaken } from "./take.ts";

type Changing = Pick<ReservationSystem, "change" | "whatBecameOf" | "move">;

export const changeAirline = (line: Line): Changing => ({
  async change(asked) {
    const { change } = asked;
    if (change.kind === "sell") return sellTrip(line, change);
    if (asked.bookingId === null) return refused("NOT_FOUND", "no order is named");
    const order = await getOrder(line, asked.bookingId);
    if (order.status === "away") return order;
    if (order.status === "gone") return refused("NOT_FOUND", "there is no such order");
    if (order.status === "refused") return refused(order.code, order.why);
    if (order.answer.booking.version !== asked.expectedVersion)
      return refused("VERSION_CONFLICT", "the booking is another than was seen");
    const prepared = await prepare(line, order.answer, asked);
    return "status" in prepared ? prepared : carryOut(line, order.answer, prepared);
  },
  /** NDC knows no ids of changes: what was sold is looked for, of anything else its order is read. */
  whatBecameOf: async (lost) =>
    lost.change.kind === "sell" ? findSold(line, lost.change, lost) : { status: "cannot-tell" },
  move: async () => supportsNot("moving many is not part of NDC"),
});

interface Prepared {
  message: Message;
  check: Check;
}

/** Nothing was sent yet: what goes wrong here was not done. */
async function prepare(line: Line, order: ReadOrder, { change, payment }: ChangeAsked): Promise<Prepared | Changed> {
  const { messages } = line;
  const { references } = order;
  const amount = payment?.amount ?? null;
  switch (change.kind) {
    case "rebook": {
      if (change.isWaived) return refused("NOT_SUPPORTED", "NDC has no waiver");
      const offer = readOfferId(change.quoteId);
      if (!offer) return refused("OFFER_EXPIRED", "there is no such quote");
      return { message: messages.accept(references, offer, amount), check: rebooked };
    }
    case "issue":
      if (!payment) return refused("PAYMENT_REQUIRED", "nothing was paid");
      return { message: messages.pay(references, payment.amount), check: issued };
    case "cancel":
      return { message: messages.acceptCancel(references, change.quoteId), check: () => null };
    case "seats":
    case "add-services": {
      const taken =
        change.kind === "seats"
          ? await seatsTaken(line, order, change.items)
          : await servicesTaken(line, order, change.items);
      if (taken.status === "away") return taken;
      if (taken.status === "gone") return refused("NOT_FOUND", "there is no such order");
      if (taken.status === "refused") return refused(taken.code, taken.why);
      const { kind, offerId, items, total } = taken.answer;
      if (total && change.quoteId === null) return refused("PAYMENT_REQUIRED", "it has its price");
      if (total && change.quoteId !== priceId(kind, total)) return refused("PRICE_CHANGED", "the price is another now");
      if (total && !amount) return refused("PAYMENT_REQUIRED", "nothing was paid");
      return {
        message: messages.take(references, offerId, { items, payment: total && amount }),
        check: change.kind === "seats" ? seated(change.items) : served(change.items),
      };
    }
    default:
      return refused("NOT_SUPPORTED", "this can't be changed over NDC");
  }
}

async function carryOut({ airline, zones }: Line, before: ReadOrder, { message, check }: Prepared): Promise<Changed> {
  const exchanged = await sendOnce(airline, message);
  if (exchanged.kind === "away") return { status: exchanged.mayHaveCome ? "unknown" : "away", why: exchanged.why };
  const failed = changedBy(troubleIn(exchanged.answer), refused("NOT_ELIGIBLE", "nothing is offered"));
  if (failed) return failed;
  const after = understood(() => readOrder(exchanged.answer, zones));
  // It was taken, and its answer can't be read.
  if ("status" in after) return { status: "unknown", why: after.why };
  if (after.booking.id !== before.booking.id)
    return { status: "unknown", why: "the reservation system answered with another order" };
  const judged = judge(check(after.booking, before.booking));
  if (!judged) return { status: "unknown", why: "the reservation system took it, and shows it not done" };
  const refund = refundIn(exchanged.answer);
  return {
    status: "settled",
    settled: { ...judged, bookingId: after.booking.id, version: after.booking.version, refund },
  };
}
