/** What is said to a customer of a payment: the amount as their language writes it, and the end by clocks they know. Pure. */
import { type Money, sayMoney } from "../../../contract/money.ts";
import type { PurposeKind } from "../../../contract/payments.ts";
import { languages } from "../../../contract/words.ts";
import { type PayWords, payWords } from "./words.ts";

export interface Worded {
  money: Money;
  purpose: PurposeKind;
  about: string | null;
  language: string;
  zone: string;
  expiresAt: Date;
}

const ours = (language: string): (typeof languages)[number] => languages.find((one) => one === language) ?? "en";

/** As Intl knows it. */
const localeOf = (language: string): string => (ours(language) === "no" ? "nb" : ours(language));

export const wordsOf = (language: string): PayWords => payWords[ours(language)];

export const sayAmount = (money: Money, language: string): string => sayMoney(money, localeOf(language));

/** What it is for, as they read it. */
export const sayWhat = ({ about, purpose, language }: Pick<Worded, "about" | "purpose" | "language">): string =>
  about ?? wordsOf(language).what[purpose];

/** With its zone: somebody between two places must not have to guess. */
export const sayEnd = ({ expiresAt, zone, language }: Pick<Worded, "expiresAt" | "zone" | "language">): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(expiresAt);

export const sayAsk = (of: Worded, link: string): string =>
  wordsOf(of.language).ask(sayAmount(of.money, of.language), sayWhat(of), sayEnd(of), link);
