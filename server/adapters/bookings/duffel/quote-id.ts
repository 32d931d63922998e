/** The id of a quote says its price too: nothing is kept between two calls, and a price that moved must be seen before it is paid. Pure. */
import type { Balance } from "../../../../contract/money.ts";

export const writeQuoteId = (id: string, { amount, currency }: Balance): string => `${id}~${amount}~${currency}`;

/** Null where it is none that we wrote. */
export function readQuoteId(quoteId: string): { id: string; price: Balance } | null {
  const [, id = "", amount = "", currency = ""] = /^([\w-]{1,200})~(-?\d{1,15})~([A-Z]{3})$/.exec(quoteId) ?? [];
  return id === "" ? null : { id, price: { amount, currency } };
}

export const isSamePrice = (one: Balance | null, other: Balance): boolean =>
  one?.amount === other.amount && one.currency === other.currency;
