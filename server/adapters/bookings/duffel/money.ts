/** Amounts of Duffel: decimal text, with its currency beside it. Pure. */
import { type Balance, decimalOf, exponentOf, minorOf, type Money } from "../../../../contract/money.ts";

/** Null where there is none, or it is no amount. */
export function readBalance(text: string | null | undefined, currency: string | null | undefined): Balance | null {
  const [, sign = "", digits = ""] = /^(-?)([0-9.]+)$/.exec(text ?? "") ?? [];
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return null;
  const minor = minorOf(digits, currency);
  return minor === null ? null : { amount: minor === "0" ? "0" : `${sign}${minor}`, currency };
}

export function readMoney(text: string | null | undefined, currency: string | null | undefined): Money | null {
  const read = readBalance(text, currency);
  return read?.amount.startsWith("-") ? null : read;
}

export const writeAmount = ({ amount, currency }: Money): { amount: string; currency: string } => ({
  amount: decimalOf(amount, exponentOf(currency)),
  currency,
});
