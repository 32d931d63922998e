/** What the airline does with each message of NDC, over the same memory as its reservation API. */
import { randomUUID } from "node:crypto";
import { bookingById, bookingsByLocator } from "../reservations/bookings.ts";
import { change } from "../reservations/changes/change.ts";
import type { ChangeRequest } from "../reservations/changes/wire.ts";
import type { Desk } from "../reservations/desk.ts";
import { hasPlaces, type HeldBooking } from "../reservations/held-booking.ts";
import { quote, type QuoteRequest } from "../reservations/quotes/quote.ts";
import { Refused } from "../reservations/refused.ts";
import { alternativesOf } from "../reservations/search/alternatives.ts";
import { seatMapOf } from "../reservations/seats/seat-map.ts";
import { offeredServices } from "../reservations/services/offered.ts";
import type { z } from "zod";
import { cabinOfCode, nameAll, type ShownFlight } from "./lists.ts";
import { type Alternative, givenBack, reshopped, seatsShown, servicesShown } from "./offers.ts";
import { orderView } from "./order-view.ts";
import { listOrders } from "./list-orders.ts";
import { create, price, shop } from "./trips.ts";
import { allSaid, every, one, said, type Tree } from "./tree.ts";

type Quoted = z.infer<typeof QuoteRequest>["change"];
type WireChange = z.infer<typeof ChangeRequest>["change"];
type Fault = Parameters<typeof change>[2];

/** What was offered, until the world ends: the reservation system itself forgets what has expired. */
export interface Offered {
  alternatives: Map<string, { alternative: Alternative; givenUp: string[] }>;
  quotes: Map<string, string>;
}

export interface Work {
  desk: Desk;
  offered: Offered;
  fault: Fault;
}

/** Null where there is no such message. */
export function workOn(name: string, request: Tree, work: Work): string | null {
  const { desk } = work;
  switch (name) {
    case "AirShopping":
      return shop(desk, request);
    case "OfferPrice":
      return price(desk, request);
    case "OrderCreate":
      return create(desk, request, work.fault);
    case "OrderRetrieve":
      return orderView(retrieved(desk, request));
    case "OrderList":
      return listOrders(desk, request);
    case "OrderReshop":
      return reshop(work, request);
    case "OrderQuote":
      return requote(work, request);
    case "OrderChange":
      return changed(work, request);
    case "SeatAvailability": {
      const booking = ordered(desk, request);
      return seatsShown(
        booking,
        booking.segments.filter(hasPlaces).map((segment) => seatMapOf(desk.db, segment, booking.id)),
      );
    }
    case "ServiceList": {
      const booking = ordered(desk, request);
      return servicesShown(booking, offeredServices(desk.db, booking, desk.now()));
    }
    default:
      return null;
  }
}

function ordered({ db }: Desk, request: Tree): HeldBooking {
  const booking = bookingById(db, said(request, "OrderID") ?? said(request, "OrderRefID") ?? "");
  if (!booking) throw new Refused("NOT_FOUND", "No PNR or Order ID match found");
  if (booking.state === "cancelled" && booking.tickets.length === 0) throw new HoldIsOver();
  return booking;
}

/** What was held was not paid in time, or given up before: there is no order any more. */
export class HoldIsOver extends Refused {
  constructor() {
    super("ORDER_STATE", "The time to pay is over, and the places are given back");
  }
}

function retrieved(desk: Desk, request: Tree): HeldBooking {
  const locator = said(one(request, "BookingRefFilterCriteria"), "BookingID");
  if (locator === null) return ordered(desk, request);
  const found = bookingsByLocator(desk.db, locator).find(({ state }) => state !== "cancelled");
  if (!found) throw new Refused("NOT_FOUND", "No PNR or Order ID match found");
  return found;
}

function reshop({ desk, offered }: Work, request: Tree): string {
  const booking = ordered(desk, request);
  if (one(request, "CancelOrderRef")) return givenBack(booking, quoted(desk, booking, { kind: "cancel" }));
  const segments = booking.segments.map(({ id }) => id);
  const kept = new Set(allSaid(request, "RetainServiceID"));
  const givenUp = segments.filter((_, n) => !kept.has(`SV${n + 1}`));
  const { alternatives } = alternativesOf(desk, booking, {
    segmentIds: givenUp,
    from: said(one(request, "OriginDepCriteria"), "IATA_LocationCode") ?? "",
    to: said(one(request, "DestArrivalCriteria"), "IATA_LocationCode") ?? "",
    date: said(one(request, "OriginDepCriteria"), "Date") ?? "",
    cabin: cabinOfCode(said(request, "CabinTypeCode")),
  });
  for (const alternative of alternatives) offered.alternatives.set(alternative.id, { alternative, givenUp });
  return reshopped(booking, {
    name: "Offer",
    offers: alternatives.map((alternative) => ({
      priced: { ...alternative, due: alternative.difference },
      legs: legsOf(alternative),
      givenUp,
    })),
  });
}

const legsOf = ({ journey }: Alternative): ShownFlight[] =>
  journey.segments.map(({ flight, operatedBy, from, to, departs, arrives, cabin, bookingClass }) => ({
    flight,
    operatedBy: operatedBy ?? null,
    from,
    to,
    departs,
    arrives,
    cabin,
    bookingClass: bookingClass ?? null,
  }));

function requote({ desk, offered }: Work, request: Tree): string {
  const booking = ordered(desk, request);
  const id = said(request, "OfferRefID") ?? "";
  const known = offered.alternatives.get(id);
  if (!known) throw new Refused("OFFER_EXPIRED", "Invalid or Timed-out SelectedOffer");
  const firm = quoted(desk, booking, { kind: "rebook", alternativeId: id });
  offered.quotes.set(id, firm.id);
  return reshopped(booking, {
    name: "RequotedOffer",
    offers: [{ priced: { ...firm, id }, legs: legsOf(known.alternative), givenUp: known.givenUp }],
  });
}

const quoted = (desk: Desk, booking: HeldBooking, asked: Quoted) =>
  quote(desk, booking, { expectedVersion: booking.version, change: asked });

function changed(work: Work, request: Tree): string {
  const { desk, fault } = work;
  const booking = ordered(desk, request);
  const done = change(
    desk,
    {
      id: randomUUID(),
      bookingId: booking.id,
      expectedVersion: booking.version,
      actor: { kind: "agent", id: "ndc" },
      reason: "OrderChange",
      change: wished(work, booking, request),
    },
    fault,
  );
  if (!done) throw new Error("A new id was another change.");
  if (done.state === "refused" && done.refusal) throw new Refused(done.refusal.code, done.refusal.message);
  const after = bookingById(desk.db, booking.id);
  if (!after) throw new Error("A changed booking is gone.");
  return orderView(after, done.refund ? Number(done.refund.amount) : null);
}

function wished({ desk, offered }: Work, booking: HeldBooking, request: Tree): WireChange {
  const payment = paymentIn(desk, request);
  if (!one(request, "ChangeOrderChoice")) {
    if (payment) return { kind: "issue", payment };
    throw new Refused("INVALID_REQUEST", "Nothing is to be changed");
  }
  const cancelled = said(one(request, "AcceptCancelledOffer"), "OfferID");
  if (cancelled !== null) return { kind: "cancel", quoteId: cancelled };
  const offer = said(one(request, "SelectedPricedOffer"), "OfferRefID") ?? "";
  const named = nameAll(booking);
  const idOf = (names: ReadonlyMap<string, string>, name: string | null): string =>
    [...names].find(([, given]) => given === name)?.[0] ?? "";
  const items = every(request, "SelectedOfferItem").map((item) => {
    const [, ref = null, code = ""] = (said(item, "OfferItemRefID") ?? "").split("|");
    return {
      passengerId: idOf(named.passengers, said(item, "PaxRefID")),
      segmentId: idOf(named.segments, ref),
      seat: `${said(item, "SeatRowNumber") ?? ""}${said(item, "ColumnID") ?? ""}`,
      code,
    };
  });
  if (offer === "SEATS") {
    const seats = items.map(({ passengerId, segmentId, seat }) => ({ passengerId, segmentId, seat }));
    return { kind: "seats", items: seats, quoteId: quoted(desk, booking, { kind: "seats", items: seats }).id, payment };
  }
  if (offer === "SERVICES") {
    const services = items.map(({ passengerId, segmentId, code }) => ({ passengerId, segmentId, code }));
    const { id } = quoted(desk, booking, { kind: "services", items: services });
    return { kind: "add-services", items: services, quoteId: id, payment };
  }
  const quoteId = offered.quotes.get(offer);
  if (quoteId === undefined) throw new Refused("OFFER_EXPIRED", "Invalid or Timed-out OfferRefID");
  return { kind: "rebook", quoteId, payment };
}

function paymentIn({ now, nextId }: Desk, request: Tree) {
  const paid = one(request, "PaymentFunctions");
  const amount = paid && one(paid, "Amount");
  if (!amount) return null;
  const minor = String(Math.round(Number(amount.text) * 100));
  return {
    reference: nextId(),
    provider: "Airline",
    amount: { amount: minor, currency: amount.attributes["CurCode"] ?? "" },
    paidAt: new Date(now()).toISOString(),
  };
}
