/** Money: whole minor units of a currency as text, so that no number between here and a browser loses a digit. */
import { z } from "zod";

export const Money = z.object({
  /** Minor units by ISO 4217: "12345" is 123.45 EUR, 12,345 JPY, 12.345 KWD. */
  amount: z.string().regex(/^[0-9]{1,15}$/),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Money = z.infer<typeof Money>;

/** What is to be paid (above zero) or comes back (below). */
export const Balance = Money.extend({ amount: z.string().regex(/^-?[0-9]{1,15}$/) });
export type Balance = z.infer<typeof Balance>;

/** Digits after the point where they are not two (ISO 4217, list one). */
const exponents: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0]),
  ),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};

export const exponentOf = (currency: string): number => exponents[currency] ?? 2;

/** `12345` with two digits after the point is `123.45`. */
export function decimalOf(amount: string, exponent: number): string {
  if (exponent === 0) return BigInt(amount).toString();
  const digits = amount.padStart(exponent + 1, "0");
  return `${BigInt(digits.slice(0, -exponent))}.${digits.slice(-exponent)}`;
}

/** `123.45`, or with a comma, as minor units; null where it is no amount, or finer than its currency. */
export function minorOf(text: string, currency: string): string | null {
  const [, whole, part = ""] = /^([0-9]{1,12})(?:[.,]([0-9]{1,4}))?$/.exec(text.trim()) ?? [];
  const exponent = exponentOf(currency);
  const kept = part.replace(/0+$/, "");
  if (whole === undefined || kept.length > exponent) return null;
  return BigInt(whole + kept.padEnd(exponent, "0")).toString();
}

/** As people of a language write it: `€ 123,45`. */
export const sayMoney = ({ amount, currency }: Balance, locale: string): string => {
  const exponent = exponentOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  // As text: formatted digit by digit, never through a float.
  const sign = amount.startsWith("-") ? "-" : "";
  return format.format(`${sign}${decimalOf(amount.replace("-", ""), exponent)}` as Intl.StringNumericLiteral);
};
