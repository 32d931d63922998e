/** Trips that are offered (AirShoppingRS), and the firm price of one (OfferPriceRS). Pure. */
import type { Offer, PricePart } from "../../../../contract/fares.ts";
import type { Money } from "../../../../contract/money.ts";
import { sumOf } from "../../../modules/bookings/index.ts";
import type { Zones } from "./airport-zones.ts";
import { readMoney } from "./money.ts";
import type { OfferTaken } from "./offer-id.ts";
import { type Flight, must, readJourneys } from "./read-journey.ts";
import { momentIn, sayJourney } from "./read-offers.ts";
import { writeTripId } from "./trip-id.ts";
import { all, type Element, first, textAt, textsAt } from "./xml.ts";

/** More than anybody looks through. */
const most = 200;

export interface TripPriced {
  offer: OfferTaken;
  total: Money;
  legIds: string[];
}

/** Those whose flights stand in the answer. */
export function readTrips(answer: Element, zones: Zones): Offer[] {
  const response = must(first(answer, "Response"), "Response");
  const journeys = readJourneys(must(first(response, "DataLists"), "DataLists"), zones);
  return all(response, "OffersGroup/CarrierOffers/Offer")
    .slice(0, most)
    .flatMap((offer): Offer[] => {
      const { expiresAt, flown, ...priced } = readTrip(offer, journeys);
      if (flown.length === 0) return [];
      return [
        {
          id: writeTripId(priced),
          expiresAt,
          journeys: flown.map(sayJourney),
          conditions: conditionsOf(offer),
          total: priced.total,
          parts: partsOf(offer, priced.total),
        },
      ];
    });
}

/** The answer is about one, whatever stands beside it. */
export function readPriced(answer: Element, zones: Zones): TripPriced {
  const response = must(first(answer, "Response"), "Response");
  const journeys = readJourneys(must(first(response, "DataLists"), "DataLists"), zones);
  const { offer, total, legIds } = readTrip(must(first(response, "PricedOffer"), "PricedOffer"), journeys);
  return { offer, total, legIds };
}

function readTrip(
  offer: Element,
  journeys: ReadonlyMap<string, Flight[]>,
): TripPriced & { expiresAt: string; flown: Flight[][] } {
  const items = all(offer, "OfferItem");
  const refs = items.flatMap((item) => textsAt(item, "Service/OfferServiceAssociation/PaxJourneyRef/PaxJourneyRefID"));
  const found = [...new Set(refs)].map((ref) => journeys.get(ref) ?? []).toSorted((a, b) => timeOf(a) - timeOf(b));
  // One whose flights are not all told is none that somebody could choose.
  const flown = found.every((legs) => legs.length > 0) ? found : [];
  return {
    offer: {
      offerId: must(textAt(offer, "OfferID"), "OfferID"),
      items: items.map((item) => ({
        id: must(textAt(item, "OfferItemID"), "OfferItemID"),
        passengers: passengersOf(item),
      })),
    },
    total: must(readMoney(first(offer, "TotalPrice/TotalAmount")), "TotalAmount"),
    legIds: flown.flat().map(({ id }) => id),
    expiresAt: momentIn(must(textAt(offer, "OfferExpirationTimeLimitDateTime"), "OfferExpirationTimeLimitDateTime")),
    flown,
  };
}

const timeOf = ([leg]: Flight[]): number => Date.parse(leg?.departs.at ?? "");
const passengersOf = (item: Element): string[] => [...new Set(textsAt(item, "Service/PaxRefID"))];

/** Prices of items are for one passenger each; where they do not add up so, nothing is said of what is in them. */
function partsOf(offer: Element, total: Money): PricePart[] {
  const sum = (path: string): Money | null =>
    sumOf(
      all(offer, "OfferItem").flatMap((item) => {
        const one = readMoney(first(item, path));
        return one ? [{ ...one, amount: String(BigInt(one.amount) * BigInt(passengersOf(item).length)) }] : [];
      }),
    );
  const parts = (
    [
      ["fare", sum("Price/BaseAmount")],
      ["tax", sum("Price/TaxSummary/TotalTaxAmount")],
    ] as const
  ).flatMap(([kind, amount]): PricePart[] => (amount && amount.amount !== "0" ? [{ kind, label: "", amount }] : []));
  return sumOf(parts.map(({ amount }) => amount))?.amount === total.amount ? parts : [];
}

/** The strictest of all its fares, before departure; the dearest fee. */
function conditionsOf(offer: Element): Offer["conditions"] {
  const fares = all(offer, "OfferItem/FareDetail/FareComponent");
  const read = (kind: string): { isAllowed: boolean; fee: Money | null } => {
    const those = fares.map((fare) =>
      all(fare, kind).filter((one) => !/after/i.test(textAt(one, "JourneyStageCode") ?? "")),
    );
    const isAllowed =
      those.length > 0 &&
      those.every(
        (rules) =>
          rules.length > 0 && rules.every((one) => textAt(one, "AllowedModificationInd")?.toLowerCase() === "true"),
      );
    const fees = those.flat().map((one) => readMoney(first(one, "Fee/Amount")));
    const known = fees.filter((one) => one !== null);
    const dearest = known.toSorted((a, b) => Number(BigInt(b.amount) - BigInt(a.amount)))[0] ?? null;
    return { isAllowed, fee: isAllowed && known.length === fees.length ? dearest : null };
  };
  const [change, refund] = [read("ChangeRestrictions"), read("CancelRestrictions")];
  return {
    isChangeable: change.isAllowed,
    changeFee: change.fee,
    isRefundable: refund.isAllowed,
    refundFee: refund.fee,
  };
}
