/** Mollie's decimal text and our minor units. */
import { decimalOf, exponentOf, minorOf, type Money } from "../../../../contract/money.ts";
import { UnreadableWebhook } from "../../../modules/payments/index.ts";
import type { Amount } from "./shapes.ts";

export const amountOf = ({ amount, currency }: Money): Amount => ({
  currency,
  value: decimalOf(amount, exponentOf(currency)),
});

export function moneyOf({ value, currency }: Amount): Money {
  const amount = minorOf(value, currency);
  if (amount === null) throw new UnreadableWebhook("an amount that its currency can't have");
  return { amount, currency };
}
