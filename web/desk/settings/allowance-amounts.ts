/** What is typed of allowances, and what it means. */
import type { Allowance } from "../../../contract/allowances.ts";
import { minorOf } from "../../../contract/money.ts";
import { typedAmount } from "../../kit/words/typed-amount.ts";
import type { Tongue } from "../../kit/words/words.tsx";

/** Those who change bookings. */
export const roles = ["agent", "desk", "lead", "admin"] as const;
export const kinds = ["waive", "refund"] as const;

type Place = `${(typeof roles)[number]} ${(typeof kinds)[number]}`;
/** As they are typed: in whole and part. */
export type Amounts = Record<Place, string>;

const places = roles.flatMap((role) => kinds.map((kind) => ({ role, kind, place: `${role} ${kind}` as const })));

interface Laid {
  allowances: readonly Allowance[];
  currency: string;
}

/** In which they were laid down: perhaps not the airline's of today. */
export const currencyOf = ({ allowances, currency }: Laid): string => allowances[0]?.upTo.currency ?? currency;

/** A role that is missing may nothing alone; null: nobody may. */
export function amountsOf(laid: Laid | null, tongue: Tongue): Amounts {
  const typed = places.map(({ role, kind, place }) => {
    const upTo = laid?.allowances.find((one) => one.role === role && one.kind === kind)?.upTo;
    return [place, upTo ? typedAmount(upTo, tongue) : "0"] as const;
  });
  return Object.fromEntries(typed) as Amounts;
}

export const isAmount = (text: string, currency: string): boolean => minorOf(text || "0", currency) !== null;

/** Null while something can't be meant. */
export function ruleOf(amounts: Amounts, currency: string): Allowance[] | null {
  const read = places.map(({ role, kind, place }) => ({
    role,
    kind,
    amount: minorOf(amounts[place] || "0", currency),
  }));
  if (read.some(({ amount }) => amount === null)) return null;
  return read.flatMap(({ role, kind, amount }) =>
    amount === null || amount === "0" ? [] : [{ role, kind, upTo: { amount, currency } }],
  );
}
