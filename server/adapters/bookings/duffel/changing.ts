/** Changes of an order: read, compared, looked at once more for its price, and sent once. */
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { Money } from "../../../../contract/money.ts";
import {
  type Asked,
  type ChangeAsked,
  judge,
  refused,
  type ReservationSystem,
  served,
} from "../../../modules/bookings/index.ts";
import { z } from "zod";
import { bagsTaken } from "./bags.ts";
import type { Line } from "./call.ts";
import { carryOut, done, fromBalance, type Prepared, type Settled, unpaid } from "./prepared.ts";
import { refundOf, totalOf } from "./prices.ts";
import { isSamePrice, readQuoteId } from "./quote-id.ts";
import { askFor, dataOf, getOrder, no } from "./reading.ts";
import { type ReadOrder, sayOrder } from "./read-order.ts";
import { findSale, prepareIssue, prepareSale } from "./selling.ts";
import { Cancellation, Order, OrderChange } from "./shapes.ts";

type Changing = Pick<ReservationSystem, "change" | "whatBecameOf" | "move" | "doneWithinSeconds">;
export const changeDuffel = (line: Line): Changing => ({
  /** Airlines take up to two minutes behind it, and a call that ended goes on there. */
  doneWithinSeconds: 150,

  async change(asked) {
    if (asked.change.kind === "sell") {
      const sale = await prepareSale(line, asked.id, asked.change);
      if (sale.status === "away") return sale;
      if (sale.status === "gone") return refused("OFFER_EXPIRED", "there is no such offer");
      return sale.status === "refused" ? refused(sale.code, sale.why) : carryOut(line, null, sale.answer);
    }
    if (asked.bookingId === null) return refused("INVALID_REQUEST", "it is of no booking");
    const order = await getOrder(line, asked.bookingId);
    if (order.status === "away") return order;
    if (order.status === "gone") return refused("NOT_FOUND", "there is no such order");
    if (order.status === "refused") return refused(order.code, order.why);
    const { booking } = order.answer;
    if (booking.version !== asked.expectedVersion)
      return refused("VERSION_CONFLICT", "the booking is another than was seen");
    const prepared = await prepare(line, order.answer, asked);
    if (prepared.status === "away") return prepared;
    if (prepared.status === "gone") return refused("OFFER_EXPIRED", "there is no such quote");
    if (prepared.status === "refused") return refused(prepared.code, prepared.why);
    return carryOut(line, booking.id, prepared.answer);
  },
  /** Duffel knows no ids of ours: the booking shows it, and a sale carries one. */
  whatBecameOf: async (lost) => findSale(line, lost),
  move: async () => no("NOT_SUPPORTED", "Duffel moves nobody"),
});

type Paid = Money | null;

/** Nothing was sent yet: what goes wrong here was not done. */
async function prepare(line: Line, order: ReadOrder, { change, payment }: ChangeAsked): Promise<Asked<Prepared>> {
  const paid = payment?.amount ?? null;
  switch (change.kind) {
    case "rebook":
      return change.isWaived
        ? no("NOT_SUPPORTED", "Duffel has no waiver")
        : prepareRebooking(line, order, { quoteId: change.quoteId, paid });
    case "cancel":
      return prepareCancelling(line, order, change.quoteId);
    case "issue":
      return prepareIssue(line, order, paid);
    case "add-services":
      return prepareBags(line, order, { change, paid });
    default:
      return no("NOT_SUPPORTED", "this can't be changed over Duffel");
  }
}

async function prepareRebooking(
  line: Line,
  { booking }: ReadOrder,
  { quoteId, paid }: { quoteId: string; paid: Paid },
): Promise<Asked<Prepared>> {
  const quote = readQuoteId(quoteId);
  if (!quote) return no("OFFER_EXPIRED", "there is no such quote");
  const path = `order_changes/${encodeURIComponent(quote.id)}`;
  const asked = await askFor(line, { method: "GET", path }, OrderChange);
  if (asked.status !== "answered") return asked;
  const { order_id: orderId, confirmed_at: confirmedAt, available_payment_types: ways } = asked.answer;
  if (orderId !== booking.id) return no("OFFER_EXPIRED", "the quote is another booking's");
  if (confirmedAt) return no("ORDER_STATE", "the change is made already");
  const due = totalOf(asked.answer);
  if (!isSamePrice(due, quote.price)) return no("PRICE_CHANGED", "the price is another now");
  const isPaid = BigInt(quote.price.amount) > 0n;
  if (isPaid && ways && !ways.includes("balance"))
    return no("NOT_ELIGIBLE", "the airline takes no payment from the balance");
  const problem = isPaid ? unpaid(quote.price, paid) : null;
  if (problem) return problem;
  return {
    status: "answered",
    answer: {
      call: {
        method: "POST",
        path: `${path}/actions/confirm`,
        isSlow: true,
        content: isPaid ? { payment: fromBalance(quote.price) } : {},
      },
      read: (body) => confirmed(line, booking.id, body),
    },
  };
}

async function prepareCancelling(line: Line, { booking }: ReadOrder, quoteId: string): Promise<Asked<Prepared>> {
  const quote = readQuoteId(quoteId);
  if (!quote) return no("OFFER_EXPIRED", "there is no such quote");
  const path = `order_cancellations/${encodeURIComponent(quote.id)}`;
  const asked = await askFor(line, { method: "GET", path }, Cancellation);
  if (asked.status !== "answered") return asked;
  if (asked.answer.order_id !== booking.id) return no("OFFER_EXPIRED", "the quote is another booking's");
  const { due } = refundOf(asked.answer, quote.price.currency);
  if (!isSamePrice(due, quote.price)) return no("PRICE_CHANGED", "what comes back is another now");
  const refund = due.amount.startsWith("-") ? { ...due, amount: due.amount.slice(1) } : null;
  return {
    status: "answered",
    answer: {
      call: { method: "POST", path: `${path}/actions/confirm`, isSlow: true },
      read: async (body) => {
        const settled = await confirmed(line, booking.id, body);
        return settled && { ...settled, refund };
      },
    },
  };
}

async function prepareBags(
  line: Line,
  order: ReadOrder,
  { change, paid }: { change: Extract<BookingChange, { kind: "add-services" }>; paid: Paid },
): Promise<Asked<Prepared>> {
  const taken = await bagsTaken(line, order, change.items);
  if (taken.status !== "answered") return taken;
  const { add, total } = taken.answer;
  const quote = change.quoteId === null ? null : readQuoteId(change.quoteId);
  const isPaid = total.amount !== "0";
  if (isPaid && !quote) return no("PAYMENT_REQUIRED", "it has its price");
  if (quote && !isSamePrice(total, quote.price)) return no("PRICE_CHANGED", "the price is another now");
  const problem = isPaid ? unpaid(total, paid) : null;
  if (problem) return problem;
  return {
    status: "answered",
    answer: {
      call: {
        method: "POST",
        path: `orders/${encodeURIComponent(order.booking.id)}/services`,
        isSlow: true,
        content: { add_services: add, payment: fromBalance(total) },
      },
      read(body) {
        const after = dataOf(body, Order);
        if (!("read" in after) || after.read.id !== order.booking.id) return null;
        const { booking } = sayOrder(after.read);
        const judged = judge(served(change.items)(booking, order.booking));
        return judged && { ...judged, refund: null, version: booking.version };
      },
    },
  };
}

const Confirmed = z.object({ confirmed_at: z.string() });

/** The order is read for what it is now; that it is done is known already. */
async function confirmed(line: Line, bookingId: string, body: unknown): Promise<Settled | null> {
  if (!("read" in dataOf(body, Confirmed))) return null;
  const after = await getOrder(line, bookingId);
  const version = after.status === "answered" ? after.answer.booking.version : null;
  return done(version);
}
