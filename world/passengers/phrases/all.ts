import type { Tongue } from "../people.ts";
import { en } from "./en.ts";
import type { Phrases } from "./phrases.ts";

export const phrases: Readonly<Record<Tongue, Phrases>> = {
  zh: en,
  nl: en,
  en,
  fr: en,
  de: en,
  it: en,
  ja: en,
  ko: en,
  no: en,
  pt: en,
  ru: en,
  es: en,
  th: en,
  tr: en,
};
