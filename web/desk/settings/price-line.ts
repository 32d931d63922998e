/** A price as it is typed, and what it means. Pure. */
import type { ChargedFor, PriceLine } from "../../../contract/prices.ts";

export interface Typed {
  /** Ours, so that a line stays itself while others come and go. */
  key: string;
  category: ChargedFor;
  prefix: string;
  amount: string;
  currency: string;
}

export type Fault = "amount" | "currency" | "prefix" | "twice";

/** A comma counts as a point; six digits behind it at most, and less than a thousand. */
export function microsOf(typed: string): number | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,6}))?$/.exec(typed.trim());
  return found ? Number(found[1]) * 1_000_000 + Number((found[2] ?? "").padEnd(6, "0")) : null;
}

/** As somebody would type it, in their own way to write numbers. */
export const amountOf = (micros: number, decimal: "." | ","): string => {
  const rest = String(micros % 1_000_000)
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return `${Math.floor(micros / 1_000_000)}${decimal}${rest}`;
};

export function faultOf(line: Typed, all: readonly Typed[]): Fault | null {
  if (!/^\d{0,7}$/.test(line.prefix)) return "prefix";
  if (microsOf(line.amount) === null) return "amount";
  if (!/^[A-Za-z]{3}$/.test(line.currency)) return "currency";
  const isSame = (one: Typed): boolean => one.category === line.category && one.prefix === line.prefix;
  return all.find(isSame)?.key === line.key ? null : "twice";
}

/** Null where one of them means nothing. */
export function linesOf(all: readonly Typed[]): PriceLine[] | null {
  if (all.some((line) => faultOf(line, all) !== null)) return null;
  return all.map(({ category, prefix, amount, currency }) => ({
    category,
    prefix,
    micros: microsOf(amount) ?? 0,
    currency: currency.toUpperCase(),
  }));
}
