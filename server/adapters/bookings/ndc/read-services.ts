/** What can be asked for beside the flight (ServiceListRS), and the offer it is sold by. Pure. */
import { isMeal } from "../../../modules/bookings/index.ts";
import type { OfferedService } from "../../../../contract/aboard.ts";
import type { Money } from "../../../../contract/money.ts";
import type { Zones } from "./airport-zones.ts";
import { readMoney } from "./money.ts";
import { must, readFlights } from "./read-journey.ts";
import type { References } from "./read-order.ts";
import { all, type Element, first, textAt, textsAt } from "./xml.ts";

export interface ALaCarte {
  offerId: string;
  /** Null where the airline does not say. */
  expiresAt: string | null;
  items: {
    id: string;
    price: Money | null;
    passengers: string[];
    segments: string[];
    definition: string | null;
  }[];
}

/** Null where nothing is offered. */
export function readALaCarte(response: Element): ALaCarte | null {
  const offer = first(response, "ALaCarteOffer");
  if (!offer) return null;
  const expiry = Date.parse(textAt(offer, "OfferExpirationTimeLimitDateTime") ?? "");
  return {
    offerId: must(textAt(offer, "OfferID"), "OfferID"),
    expiresAt: Number.isNaN(expiry) ? null : new Date(expiry).toISOString(),
    items: all(offer, "OfferItem").map((item) => ({
      id: must(textAt(item, "OfferItemID"), "OfferItemID"),
      price: readMoney(first(item, "UnitPrice/TotalAmount")),
      passengers: textsAt(item, "Eligibility/PaxRefID"),
      segments: textsAt(item, "Eligibility/OfferFlightAssociations/PaxSegmentReferences/PaxSegmentRefID"),
      definition: textAt(item, "Service/ServiceDefinitionRefID"),
    })),
  };
}

/** A service of a passenger on a leg, with the item of the offer to take for it. */
export interface ServiceRead {
  service: OfferedService & { passengerId: string };
  itemId: string;
  /** The leg, as this answer calls it. */
  segment: string;
}

/** NDC tells no deadlines and no quotas: what can't be had is not offered. */
export function readServices(
  answer: Element,
  { references, zones }: { references: References; zones: Zones },
): { offer: ALaCarte | null; services: ServiceRead[] } {
  const response = must(first(answer, "Response"), "Response");
  const lists = must(first(response, "DataLists"), "DataLists");
  const flights = readFlights(lists, zones);
  const offer = readALaCarte(response);
  const codes = new Map(
    all(lists, "ServiceDefinitionList/ServiceDefinition").map((one) => [
      textAt(one, "ServiceDefinitionID") ?? "",
      textAt(one, "ServiceCode") ?? "",
    ]),
  );
  const services = (offer?.items ?? []).flatMap(({ id, price, passengers, segments, definition }) => {
    const code = codes.get(definition ?? "") ?? "";
    if (!/^[A-Z]{4}$/.test(code)) return [];
    return segments
      .flatMap((ref) => flights.get(ref) ?? [])
      .flatMap(({ id: legId, ref: segment }) =>
        [...references.passengers]
          .filter(([, theirs]) => passengers.includes(theirs))
          .map(([passengerId]) => ({ itemId: id, segment, service: sayService(code, { legId, passengerId, price }) })),
      );
  });
  return { offer, services };
}

const assistance = /^(WCH|WCB|WCL|WCM|BLND|DEAF|MEDA|MAAS|DPNA|UMNR|OXYG|STCR|LANG|WCN)/;
const bags = /^(BAG|XBAG|PDBG|SPEQ|BIKE|CBBG|PETC|AVIH)/;

function sayService(
  code: string,
  { legId, passengerId, price }: { legId: string; passengerId: string; price: Money | null },
): ServiceRead["service"] {
  const kind = isMeal(code) ? "meal" : assistance.test(code) ? "assistance" : bags.test(code) ? "bag" : "other";
  return {
    code,
    kind,
    legId,
    passengerId,
    deadline: null,
    price: price?.amount === "0" ? null : price,
    isOpen: true,
    whyClosed: null,
    needsText: false,
  };
}
