/** One id for a trip that is offered: what is needed to take it, what was agreed to be paid for it, and by which flights an order of it is known. Pure. */
import type { Money } from "../../../../contract/money.ts";
import { type OfferTaken, readOfferId, writeOfferId } from "./offer-id.ts";

export interface TripOffered {
  offer: OfferTaken;
  total: Money;
  legIds: string[];
}

const between = "~~~";

export const writeTripId = ({ offer, total, legIds }: TripOffered): string =>
  [`${total.currency}${total.amount}`, legIds.join("~"), writeOfferId(offer)].join(between);

/** Null where it is none that we wrote. */
export function readTripId(id: string): TripOffered | null {
  const [price = "", legs = "", ...rest] = id.split(between);
  const offer = readOfferId(rest.join(between));
  const [, currency = "", amount = ""] = /^([A-Z]{3})(\d{1,15})$/.exec(price) ?? [];
  return offer && currency !== "" && legs !== ""
    ? { offer, total: { amount, currency }, legIds: legs.split("~") }
    : null;
}
