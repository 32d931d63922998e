/** Amounts of NDC: a decimal, with its currency as an attribute. Pure. */
import { type Balance, minorOf, type Money } from "../../../../contract/money.ts";
import type { Element } from "./xml.ts";

/** Null where none stands, or it is no amount, or says no currency. */
export function readBalance(amount: Element | null): Balance | null {
  const [, sign = "", digits = ""] = /^(-?)([0-9.]+)$/.exec(amount?.text.trim() ?? "") ?? [];
  const currency = amount?.attributes["CurCode"] ?? "";
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  const minor = minorOf(digits, currency);
  return minor === null ? null : { amount: minor === "0" ? "0" : `${sign}${minor}`, currency };
}

export function readMoney(amount: Element | null): Money | null {
  const read = readBalance(amount);
  return read?.amount.startsWith("-") ? null : read;
}
