/** What could be done with an order, and what it would cost. */
import type { Abilities } from "../../../../contract/booking-capabilities.ts";
import type { Alternative, AlternativesWanted, Quote, QuoteWanted } from "../../../../contract/fares.ts";
import type { SaleNeeds, TravellerDetail } from "../../../../contract/travellers.ts";
import { type Asked, carriedOf, type ReservationQuestions } from "../../../modules/bookings/index.ts";
import { bagsTaken, findBags } from "./bags.ts";
import type { Line } from "./call.ts";
import { cabinClassOf, sayJourney } from "./flights.ts";
import { readMoney } from "./money.ts";
import { partsOf, refundOf, totalOf } from "./prices.ts";
import { writeQuoteId } from "./quote-id.ts";
import { searchTrips } from "./offers.ts";
import { askFor, away, getOrder, no } from "./reading.ts";
import type { ReadOrder } from "./read-order.ts";
import { Cancellation, type ChangeOffer, ChangeRequest, OrderChange } from "./shapes.ts";

const details: TravellerDetail[] = ["title", "gender", "birth-date"];
const sale: SaleNeeds = {
  travellers: { adult: details, child: details, infant: details },
  genders: ["female", "male"],
  contacts: ["email", "phone"],
  ages: true,
};
const abilities: Abilities = { capabilities: ["sell", "rebook", "cancel", "refund", "services", "bags"], sale };

/** How long a price counts where Duffel does not say. */
const quoteMs = 10 * 60_000;

export function askDuffel(line: Line): ReservationQuestions {
  const notThere = async () => no("NOT_SUPPORTED", "Duffel has nothing for this");
  return {
    abilities: async () => ({ status: "answered", answer: abilities }),
    search: (wanted) => searchTrips(line, wanted),
    seatMap: notThere,
    boardingPasses: notThere,
    passengerList: notThere,

    async alternatives(bookingId, wanted) {
      const order = await getOrder(line, bookingId);
      return order.status === "answered" ? findAlternatives(line, order.answer, wanted) : order;
    },

    async quote(bookingId, { expectedVersion, change }) {
      const order = await getOrder(line, bookingId);
      if (order.status !== "answered") return order;
      if (order.answer.booking.version !== expectedVersion)
        return no("VERSION_CONFLICT", "the booking is another than was seen");
      return quoteChange(line, order.answer, change);
    },

    async offeredServices(bookingId) {
      const order = await getOrder(line, bookingId);
      if (order.status !== "answered") return order;
      const bags = await findBags(line, order.answer);
      return bags.status === "answered"
        ? { status: "answered", answer: bags.answer.map(({ service }) => service) }
        : bags;
    },
  };
}

/** Journeys are changed whole: that is how they are sold. */
async function findAlternatives(
  line: Line,
  { order, booking }: ReadOrder,
  { legIds, from, to, date, cabin }: AlternativesWanted,
): Promise<Asked<Alternative[]>> {
  if (!order.available_actions.includes("change"))
    return no("NOT_ELIGIBLE", "the airline lets nothing of this be changed");
  const givenUp = order.slices.filter(({ segments }) => segments.some(({ id }) => legIds.includes(id)));
  const legs = givenUp.flatMap(({ segments }) => segments.map(({ id }) => id));
  if (legs.length === 0) return no("INVALID_REQUEST", "the booking has no such flights");
  if (legs.some((id) => !legIds.includes(id))) return no("NOT_ELIGIBLE", "a journey can only be changed whole");
  const had = booking.legs.find(({ id }) => id === legs[0])?.cabin ?? "economy";
  const asked = await askFor(
    line,
    {
      method: "POST",
      path: "order_change_requests",
      isSlow: true,
      content: {
        order_id: order.id,
        slices: {
          remove: givenUp.map(({ id }) => ({ slice_id: id })),
          add: [{ origin: from, destination: to, departure_date: date, cabin_class: cabinClassOf(cabin ?? had) }],
        },
      },
    },
    ChangeRequest,
  );
  if (asked.status !== "answered") return asked;
  const carried = carriedOf(booking, legs);
  const offers = asked.answer.order_change_offers.map((offer) =>
    sayAlternative(offer, { carried, cabin: cabin ?? had }),
  );
  return { status: "answered", answer: offers.filter((one) => one !== null) };
}

/** Null where it has no price that can be read, or no flights. */
function sayAlternative(
  offer: ChangeOffer,
  { carried, cabin }: Pick<Alternative, "carried"> & { cabin: "first" | "business" | "premium" | "economy" },
): Alternative | null {
  const difference = totalOf(offer);
  const segments = offer.slices.add.flatMap((slice) => slice.segments);
  if (!difference || segments.length === 0) return null;
  return {
    id: offer.id,
    expiresAt: new Date(offer.expires_at).toISOString(),
    journey: sayJourney(segments, cabin),
    difference,
    parts: partsOf(difference, readMoney(offer.penalty_amount, offer.penalty_currency)),
    carried,
  };
}

async function quoteChange(line: Line, order: ReadOrder, change: QuoteWanted["change"]): Promise<Asked<Quote>> {
  switch (change.kind) {
    case "rebook":
      return quoteRebooking(line, order, change.alternativeId);
    case "cancel":
      return quoteCancelling(line, order);
    case "services": {
      const taken = await bagsTaken(line, order, change.items);
      if (taken.status !== "answered") return taken;
      const { total, parts } = taken.answer;
      return say(order, { id: writeQuoteId("bags", total), due: total, parts, expiresAt: null });
    }
    default:
      return no("NOT_SUPPORTED", "seats can't be chosen once the order is made");
  }
}

async function quoteRebooking(line: Line, order: ReadOrder, alternativeId: string): Promise<Asked<Quote>> {
  const asked = await askFor(
    line,
    {
      method: "POST",
      path: "order_changes",
      isSlow: true,
      content: { selected_order_change_offer: alternativeId },
    },
    OrderChange,
  );
  if (asked.status === "gone") return no("OFFER_EXPIRED", "there is no such alternative");
  if (asked.status !== "answered") return asked;
  const { answer } = asked;
  const due = totalOf(answer);
  if (!due) return away("the reservation system's quote has no price");
  if (answer.order_id !== order.order.id) return no("INVALID_REQUEST", "the alternative is another booking's");
  const removed = new Set(answer.slices.remove.map(({ id }) => id));
  const givenUp = order.order.slices
    .filter(({ id }) => removed.has(id))
    .flatMap(({ segments }) => segments.map(({ id }) => id));
  const parts = partsOf(due, readMoney(answer.penalty_total_amount, answer.penalty_total_currency));
  return say(
    order,
    { id: writeQuoteId(answer.id, due), due, parts, expiresAt: answer.expires_at },
    carriedOf(order.booking, givenUp),
  );
}

/** Only the newest quote of giving up can be taken; an older one is stale. */
async function quoteCancelling(line: Line, order: ReadOrder): Promise<Asked<Quote>> {
  if (!order.order.available_actions.includes("cancel"))
    return no("NOT_ELIGIBLE", "the airline does not let this be given up here");
  const asked = await askFor(
    line,
    { method: "POST", path: "order_cancellations", isSlow: true, content: { order_id: order.order.id } },
    Cancellation,
  );
  if (asked.status !== "answered") return asked;
  const { due, parts } = refundOf(asked.answer, order.order.total_currency);
  return say(order, {
    id: writeQuoteId(asked.answer.id, due),
    due,
    parts,
    expiresAt: asked.answer.expires_at ?? null,
  });
}

const say = (
  { booking }: ReadOrder,
  { expiresAt, ...quote }: Pick<Quote, "id" | "due" | "parts"> & { expiresAt: string | null },
  carried: Quote["carried"] = [],
): Asked<Quote> => ({
  status: "answered",
  answer: {
    ...quote,
    bookingId: booking.id,
    bookingVersion: booking.version,
    expiresAt: new Date(expiresAt ?? Date.now() + quoteMs).toISOString(),
    carried,
  },
});
