/** What could be done with an order, and what it would cost. */
import type { SeatMap } from "../../../../contract/aboard.ts";
import type { Quote, QuoteWanted } from "../../../../contract/fares.ts";
import type { Balance } from "../../../../contract/money.ts";
import { type SaleNeeds, Gender } from "../../../../contract/travellers.ts";
import { type Asked, carriedOf, type ReservationQuestions } from "../../../modules/bookings/index.ts";
import { readOfferId } from "./offer-id.ts";
import { askFor, away, getOrder, type Line, supportsNot } from "./reading.ts";
import { readAlternatives, readOffers } from "./read-offers.ts";
import type { ReadOrder } from "./read-order.ts";
import { seatsTaken, servicesTaken, type Taken } from "./take.ts";
import { readSeats } from "./read-seats.ts";
import { readTrips } from "./read-trips.ts";
import { readServices } from "./read-services.ts";

/** How long a price counts where the airline does not say. */
const quoteMs = 10 * 60_000;

/** As in every order that airlines published; without a phone they make none. */
const details: SaleNeeds["travellers"]["adult"] = ["birth-date", "gender"];
const saleNeeds: SaleNeeds = {
  travellers: { adult: details, child: details, infant: details },
  genders: [...Gender.options],
  contacts: ["phone"],
};

export function askAirline(line: Line): ReservationQuestions {
  const notOverNdc = async () => supportsNot("this is not part of NDC");
  return {
    abilities: async () => ({
      status: "answered",
      answer: { capabilities: ["sell", "rebook", "cancel", "refund", "seats", "services"], sale: saleNeeds },
    }),
    search: (wanted) =>
      askFor(line, line.messages.shop(wanted), { read: (answer) => readTrips(answer, line.zones), empty: [] }),
    boardingPasses: notOverNdc,
    passengerList: notOverNdc,

    async alternatives(bookingId, wanted) {
      const order = await getOrder(line, bookingId);
      if (order.status !== "answered") return order;
      return askFor(line, line.messages.reshop(order.answer.references, wanted), {
        read: (answer) => readAlternatives(answer, { order: order.answer, wanted, zones: line.zones }),
        empty: [],
      });
    },

    async quote(bookingId, { expectedVersion, change }) {
      const order = await getOrder(line, bookingId);
      if (order.status !== "answered") return order;
      if (order.answer.booking.version !== expectedVersion)
        return { status: "refused", code: "VERSION_CONFLICT", why: "the booking is another than was seen" };
      return quoteChange(line, order.answer, change);
    },

    async seatMap(bookingId, legId): Promise<Asked<SeatMap>> {
      const order = await getOrder(line, bookingId);
      if (order.status !== "answered") return order;
      const leg = order.answer.booking.legs.find(({ id }) => id === legId);
      if (!leg) return { status: "gone" };
      const own = new Set(leg.seats.map(({ seat }) => seat));
      const asked = await askFor(line, line.messages.seats(order.answer.references), {
        read: (answer) => ({ seats: readSeats(answer, { legId, own, zones: line.zones }) }),
      });
      if (asked.status !== "answered") return asked;
      const map = asked.answer.seats?.map;
      if (map) return { status: "answered", answer: map };
      return { status: "refused", code: "NOT_ELIGIBLE", why: "seats of this flight can't be chosen" };
    },

    async offeredServices(bookingId) {
      const order = await getOrder(line, bookingId);
      if (order.status !== "answered") return order;
      const { references } = order.answer;
      return askFor(line, line.messages.services(references), {
        read: (answer) =>
          readServices(answer, { references, zones: line.zones }).services.map(({ service }) => service),
        empty: [],
      });
    },
  };
}

async function quoteChange(line: Line, order: ReadOrder, change: QuoteWanted["change"]): Promise<Asked<Quote>> {
  const { booking, references } = order;
  const about = { bookingId: booking.id, bookingVersion: booking.version };
  switch (change.kind) {
    case "seats":
      return quoteTaken(order, await seatsTaken(line, order, change.items));
    case "services":
      return quoteTaken(order, await servicesTaken(line, order, change.items));
    case "cancel": {
      const asked = await askFor(line, line.messages.reshopCancel(references), {
        read: (answer) => readOffers(answer, line.zones),
        empty: [],
      });
      if (asked.status !== "answered") return asked;
      const [offer] = asked.answer;
      if (!offer) return { status: "refused", code: "NOT_ELIGIBLE", why: "nothing is offered for giving it up" };
      const { offerId, expiresAt, due, parts } = offer;
      return { status: "answered", answer: { ...about, id: offerId, expiresAt, due, parts, carried: [] } };
    }
    case "rebook": {
      const taken = readOfferId(change.alternativeId);
      if (!taken) return { status: "refused", code: "OFFER_EXPIRED", why: "there is no such alternative" };
      const asked = await askFor(line, line.messages.quote(references, taken), {
        read: (answer) => readOffers(answer, line.zones),
        empty: [],
      });
      if (asked.status !== "answered") return asked;
      const offers = asked.answer;
      const offer = offers.find(({ offerId }) => offerId === taken.offerId) ?? (offers.length === 1 ? offers[0] : null);
      if (!offer) return { status: "refused", code: "OFFER_EXPIRED", why: "the alternative is not offered any more" };
      const stays = new Set(offer.journeys.flat().map(({ id }) => id));
      const givenUp = booking.legs.map(({ id }) => id).filter((id) => !stays.has(id));
      const { id, expiresAt, due, parts } = offer;
      const carried = carriedOf(booking, givenUp);
      return { status: "answered", answer: { ...about, id, expiresAt, due, parts, carried } };
    }
    default:
      return away("nothing was asked");
  }
}

/** Seats and services are sold at the price of the list; the quote's id says what that was. */
function quoteTaken({ booking }: ReadOrder, taken: Asked<Taken>): Asked<Quote> {
  if (taken.status !== "answered") return taken;
  const { total, expiresAt, kind, parts } = taken.answer;
  const due: Balance = total ?? { amount: "0", currency: booking.total?.currency ?? "EUR" };
  return {
    status: "answered",
    answer: {
      id: priceId(kind, due),
      bookingId: booking.id,
      bookingVersion: booking.version,
      expiresAt: expiresAt ?? new Date(Date.now() + quoteMs).toISOString(),
      due,
      parts,
      carried: [],
    },
  };
}

/** The same price is the same quote: what is taken later at another one is refused. */
export const priceId = (kind: Taken["kind"], { amount, currency }: Balance): string => `${kind}-${amount}-${currency}`;
