/** What could be flown instead, and what a change costs (OrderReshopRS, which answers OrderQuote too). Pure. */
import type { Alternative, AlternativesWanted, PricePart } from "../../../../contract/fares.ts";
import type { Balance } from "../../../../contract/money.ts";
import { carriedOf, sumOf } from "../../../modules/bookings/index.ts";
import type { Zones } from "./airport-zones.ts";
import { readBalance } from "./money.ts";
import { writeOfferId } from "./offer-id.ts";
import { type Flight, must, readJourneys } from "./read-journey.ts";
import type { ReadOrder } from "./read-order.ts";
import { all, type Element, first, textAt, textsAt } from "./xml.ts";

interface OfferRead {
  id: string;
  offerId: string;
  /** It answers the one that was asked about; others may stand beside it. */
  isRequoted: boolean;
  expiresAt: string;
  due: Balance;
  parts: PricePart[];
  /** All that the order would hold, journey by journey. */
  journeys: Flight[][];
}

/** Offers of new flights, and those that only take away; none where nothing would change. */
export function readOffers(answer: Element, zones: Zones): OfferRead[] {
  const response = must(first(answer, "Response"), "Response");
  const lists = first(response, "DataLists");
  const journeys = lists ? readJourneys(lists, zones) : new Map<string, Flight[]>();
  return all(response, "ReshopResults/ReshopOffers").flatMap(({ children }) =>
    children
      .filter(({ name }) => name === "Offer" || name === "RequotedOffer")
      .map((offer) => readOffer(offer, journeys)),
  );
}

function readOffer(offer: Element, journeys: ReadonlyMap<string, Flight[]>): OfferRead {
  const added = all(offer, "AddedOfferItem");
  const differences = [
    ...all(offer, "AddedOfferItem/ReshopPrice/PriceDifferential"),
    ...all(offer, "DeleteOrderItem/PriceDifferential"),
  ].flatMap((one) => all(one, "DiffPrice/FareDetail/Price"));
  const amounts = (path: string): (Balance | null)[] =>
    differences.map((price) => readBalance(first(price, path))).filter((amount) => amount !== null);
  const due = must(sumOf(differences.map(dueOf)) ?? readBalance(first(offer, "TotalPrice/TotalAmount")), "TotalAmount");
  const refs = added.flatMap((item) => textsAt(item, "Service/OfferServiceAssociation/PaxJourneyRef/PaxJourneyRefID"));
  const offerId = must(textAt(offer, "OfferID"), "OfferID");
  return {
    offerId,
    isRequoted: offer.name === "RequotedOffer",
    id: writeOfferId({
      offerId,
      items: added.map((item) => ({
        id: must(textAt(item, "OfferItemID"), "OfferItemID"),
        passengers: [...new Set(textsAt(item, "Service/PaxRefID"))],
      })),
    }),
    expiresAt: momentIn(must(textAt(offer, "OfferExpirationTimeLimitDateTime"), "OfferExpirationTimeLimitDateTime")),
    due,
    parts: partsOf(due, { fare: sumOf(amounts("BaseAmount")), tax: sumOf(amounts("TaxSummary/TotalTaxAmount")) }),
    journeys: [...new Set(refs)].flatMap((ref) => {
      const legs = journeys.get(ref);
      return legs && legs.length > 0 ? [legs] : [];
    }),
  };
}

/** With what the airline takes for the change, where the total has it not. */
function dueOf(price: Element): Balance | null {
  const [to, by] = ["DueToAirlineAmount", "DueByAirlineAmount"].map((name) => readBalance(first(price, name)));
  if (to) return to;
  return by ? { ...by, amount: by.amount === "0" ? "0" : `-${by.amount}` } : readBalance(first(price, "TotalAmount"));
}

export const momentIn = (text: string): string => {
  const moment = Date.parse(text);
  return new Date(must(Number.isNaN(moment) ? null : moment, "OfferExpirationTimeLimitDateTime")).toISOString();
};

/** What is left after fare and taxes is what the airline takes for the change. NDC calls them nothing beyond their kind. */
function partsOf(due: Balance, { fare, tax }: { fare: Balance | null; tax: Balance | null }): PricePart[] {
  const rest = BigInt(due.amount) - BigInt(fare?.amount ?? 0) - BigInt(tax?.amount ?? 0);
  const parts: PricePart[] = [
    ...(fare ? [{ kind: "fare" as const, label: "", amount: fare }] : []),
    ...(tax ? [{ kind: "tax" as const, label: "", amount: tax }] : []),
    { kind: "penalty", label: "", amount: { amount: rest.toString(), currency: due.currency } },
  ];
  return parts.filter(({ amount }) => amount.amount !== "0");
}

/** Of each offer the journey that goes where it should; those that only go elsewhere are left out. */
export function readAlternatives(
  answer: Element,
  { order, wanted, zones }: { order: ReadOrder; wanted: AlternativesWanted; zones: Zones },
): Alternative[] {
  const held = new Set(order.booking.legs.map(({ id }) => id));
  const offers = readOffers(answer, zones).filter(({ isRequoted }) => !isRequoted);
  return offers.flatMap(({ id, expiresAt, due, parts, journeys }) => {
    const leads = (legs: Flight[]): boolean => legs[0]?.from === wanted.from && legs.at(-1)?.to === wanted.to;
    const journey = journeys.find((legs) => leads(legs) && legs.some((leg) => !held.has(leg.id)));
    if (!journey) return [];
    const carried = carriedOf(order.booking, wanted.legIds);
    return { id, expiresAt, journey: sayJourney(journey), difference: due, parts, carried };
  });
}

export const sayJourney = (legs: Flight[]): Alternative["journey"] => ({
  legs: legs.map(({ id: _id, ref: _ref, terminal: _terminal, gate: _gate, ...leg }) => ({ ...leg, seatsLeft: null })),
  connections: legs.slice(1).map(({ from, departs }, n) => ({
    airport: from,
    minutes: Math.round((Date.parse(departs.at) - Date.parse(legs[n]?.arrives.at ?? departs.at)) / 60_000),
    minimumMinutes: null,
  })),
});
