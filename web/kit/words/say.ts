/** Puts moments, languages and reasons into the reader's words. */
import { useMemo } from "react";
import { type Balance, sayMoney } from "../../../contract/money.ts";
import type { Language } from "../wire.ts";
import { type Tongue, useTongue, type Words } from "./words.tsx";

export const locales: Record<Tongue, string> = { en: "en-GB", nl: "nl-NL" };

/** Ways to say things; all in the viewer's zone. */
export interface Say {
  /** `12:04`, with the date where it isn't today: `3 Mar, 12:04`. */
  moment: (at: string | number) => string;
  /** Everything a hover may need: `Tuesday 3 March 2026 at 12:04:31 CET`. */
  exactly: (at: string | number) => string;
  /** `3 Mar 2026`. */
  date: (at: string | number) => string;
  /** `Fri 16 Jan, 09:00`; in another zone where one is given. */
  weekdayAndTime: (at: number, zone?: string) => string;
  /** A size as people say it: 312 kB, 1.4 MB. */
  bytes: (bytes: number) => string;
  number: (n: number) => string;
  /** `23 kg`. */
  kilograms: (n: number) => string;
  /** `€ 123.45`; the digits are the currency's own. */
  money: (money: Balance) => string;
  language: (language: Language) => string;
}

/** The ways to say things in one language. */
export function sayIn(tongue: Tongue, words: Words): Say {
  const locale = locales[tongue];
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const dayAndTime = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long" });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const number = new Intl.NumberFormat(locale);
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return {
    moment: (at) => (isToday(at) ? time : dayAndTime).format(new Date(at)),
    exactly: (at) => exact.format(new Date(at)),
    date: (at) => date.format(new Date(at)),
    weekdayAndTime: (at, zone) =>
      new Intl.DateTimeFormat(locale, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
        timeZone: zone,
      }).format(at),
    bytes: (bytes) => {
      const [size, unit] = bytes >= 1e6 ? [bytes / 1e6, "MB"] : [bytes / 1e3, "kB"];
      const digits = size < 10 ? 1 : 0;
      return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(size)}\u00a0${unit}`;
    },
    number: (n) => number.format(n),
    kilograms: (n) => new Intl.NumberFormat(locale, { style: "unit", unit: "kilogram" }).format(n),
    money: (money) => sayMoney(money, locale),
    language: (language) => {
      if (language === "other") return words.reading.otherLanguage;
      if (language === "und") return words.reading.noLanguage;
      return names.of(language) ?? language;
    },
  };
}

const isToday = (at: string | number): boolean => new Date(at).toDateString() === new Date().toDateString();

/** The ways to say things in the reader's language. */
export function useSay(): Say {
  const { tongue, words } = useTongue();
  return useMemo(() => sayIn(tongue, words), [tongue, words]);
}

/** A channel's name. */
export const channelInWords = (channel: string, words: Words): string => words.reading.channels[channel] ?? channel;

/** A name for use inside a sentence: its direction does not turn the words around it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
