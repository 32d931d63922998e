/** An amount as it stands in a field where people type one: with the point or comma of their language. Pure. */
import { decimalOf, exponentOf, type Money } from "../../../contract/money.ts";
import type { Tongue } from "./words.tsx";

export function typedAmount({ amount, currency }: Money, tongue: Tongue): string {
  const decimal = decimalOf(amount, exponentOf(currency));
  return tongue === "nl" ? decimal.replace(".", ",") : decimal;
}
