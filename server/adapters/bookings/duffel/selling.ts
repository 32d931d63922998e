/** A trip is sold as an order that is held, and its tickets are written once it is paid from the balance. */
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { Money } from "../../../../contract/money.ts";
import { z } from "zod";
import type { Asked, Became, Lost } from "../../../modules/bookings/index.ts";
import type { Line } from "./call.ts";
import { readMoney } from "./money.ts";
import { done, fromBalance, type Prepared } from "./prepared.ts";
import { isSamePrice, readQuoteId } from "./quote-id.ts";
import { askFor, away, dataOf, getOrder, no } from "./reading.ts";
import { type ReadOrder, sayOrder } from "./read-order.ts";
import { Order } from "./shapes.ts";
import { OrdersOfOffer, TripOffer } from "./shapes-of-offers.ts";
import { writePassengers } from "./who-flies.ts";

type Sale = Extract<BookingChange, { kind: "sell" }>;

/** Under this name an order carries the id of the operation that made it: it is found again by it. */
const mark = "jetbridge_operation";

/** The offer is read once more: nobody agrees to another price, and not all can still be held. */
export async function prepareSale(line: Line, id: string, sale: Sale): Promise<Asked<Prepared>> {
  const chosen = readQuoteId(sale.offerId);
  if (!chosen) return no("OFFER_EXPIRED", "there is no such offer");
  if (sale.passengers.some(({ loyalty }) => loyalty !== null))
    return no("NOT_SUPPORTED", "Duffel takes loyalty numbers with the search alone");
  const path = `offers/${encodeURIComponent(chosen.id)}`;
  const asked = await askFor(line, { method: "GET", path, isSlow: true }, TripOffer);
  if (asked.status !== "answered") return asked;
  const offer = asked.answer;
  if (Date.parse(offer.expires_at) <= Date.now()) return no("OFFER_EXPIRED", "the offer is over");
  if (!isSamePrice(readMoney(offer.total_amount, offer.total_currency), chosen.price))
    return no("PRICE_CHANGED", "the price is another now");
  if (offer.payment_requirements.requires_instant_payment) return no("NO_HOLD", "it must be paid at once");
  const people = writePassengers(sale, offer);
  if ("why" in people) return no("INVALID_REQUEST", people.why);
  return {
    status: "answered",
    answer: {
      call: {
        method: "POST",
        path: "orders",
        isSlow: true,
        content: { type: "hold", selected_offers: [offer.id], ...people, metadata: { [mark]: id } },
      },
      read(body) {
        const made = dataOf(body, Order);
        if (!("read" in made) || made.read.metadata?.[mark] !== id) return null;
        const { booking } = sayOrder(made.read);
        return { ...done(booking.version), bookingId: booking.id };
      },
    },
  };
}

/** An order may be shown minutes after it was made, and as Duffel says sometimes hours: that it is not there proves nothing. */
const shownWithinMs = 150_000;

/** It is never sent again: what is not seen in time is for a person to look into. */
export async function findSale(line: Line, { id, change, sentAt }: Lost): Promise<Became> {
  const chosen = change.kind === "sell" ? readQuoteId(change.offerId) : null;
  if (!chosen) return { status: "cannot-tell" };
  const path = `orders?offer_id=${encodeURIComponent(chosen.id)}&limit=200`;
  const asked = await askFor(line, { method: "GET", path }, OrdersOfOffer);
  if (asked.status === "away") return asked;
  const found = asked.status === "answered" ? asked.answer.find(({ metadata }) => metadata?.[mark] === id) : undefined;
  if (found) {
    const order = await getOrder(line, found.id);
    if (order.status !== "answered") return away("the order was made and can't be read now");
    const { version } = order.answer.booking;
    return { status: "settled", settled: { ...done(version), bookingId: found.id } };
  }
  return Date.now() - sentAt.getTime() < shownWithinMs
    ? away("the order is not shown, and may still come")
    : { status: "cannot-tell" };
}

const Paid = z.object({ id: z.string() });

export async function prepareIssue(line: Line, { booking }: ReadOrder, paid: Money | null): Promise<Asked<Prepared>> {
  const { total, holdUntil } = booking;
  if (booking.state !== "held" || !total) return no("ORDER_STATE", "it is not held any more, or paid already");
  if (holdUntil !== null && Date.parse(holdUntil) <= Date.now()) return no("ORDER_STATE", "it was held until then");
  if (!paid || !isSamePrice(paid, total)) return no("PAYMENT_REQUIRED", "not what it costs was paid");
  return {
    status: "answered",
    answer: {
      call: {
        method: "POST",
        path: "payments",
        isSlow: true,
        content: { order_id: booking.id, payment: fromBalance(total) },
      },
      async read(body) {
        if (!("read" in dataOf(body, Paid))) return null;
        const after = await getOrder(line, booking.id);
        return done(after.status === "answered" ? after.answer.booking.version : null);
      },
    },
  };
}
