/** The words of a language that we answer in, else English. */
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nl } from "./nl.ts";
import { no } from "./no.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { th } from "./th.ts";
import { tr } from "./tr.ts";
import type { TripWords } from "./words.ts";
import { zh } from "./zh.ts";

export const tripWords: Readonly<Record<string, TripWords>> = {
  de,
  en,
  es,
  fr,
  it,
  ja,
  ko,
  nl,
  no,
  pt,
  ru,
  th,
  tr,
  zh,
};

export const findTripWords = (language: string): TripWords => tripWords[language] ?? en;
