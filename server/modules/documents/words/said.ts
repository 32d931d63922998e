/** Moments, flights and services as they stand on documents and on the page of a trip: the clock of the place, in the reader's language. */
import type { LocalTime } from "../../../../contract/bookings.ts";
import { nameService } from "../../bookings/index.ts";
import type { LegFacts } from "../facts.ts";
import type { ServiceWord, TripWords } from "./words.ts";

const tagOf = (language: string): string => (language === "no" ? "nb" : language);

/** As the calendar there shows it: "Mon 23 Nov 2026". */
export const dayThere = (at: Pick<LocalTime, "local">, language: string): string =>
  new Intl.DateTimeFormat(tagOf(language), {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
    ...(language === "th" && { calendar: "gregory" }),
  }).format(wall(at));

/** As the clock there shows it, in 24 hours as on airports' screens. */
export const timeThere = ({ local }: Pick<LocalTime, "local">): string => local.slice(11, 16);

export const momentThere = (at: Pick<LocalTime, "local">, language: string): string =>
  `${dayThere(at, language)}, ${timeThere(at)}`;

/** Of a moment whose place is unknown: in UTC, and saying so. */
export const momentUtc = (at: string, language: string): string => `${momentThere({ local: at }, language)} UTC`;

const wall = ({ local }: Pick<LocalTime, "local">): Date => new Date(`${local.slice(0, 16)}:00Z`);

/** How many days later by the calendars of both places. */
export const daysLater = ({ departs, arrives }: Pick<LegFacts, "departs" | "arrives">): number =>
  Math.round((Date.parse(arrives.local.slice(0, 10)) - Date.parse(departs.local.slice(0, 10))) / 86_400_000);

/** `KL641 AMS–JFK`. */
export const flightLine = ({ flight, from, to }: Pick<LegFacts, "flight" | "from" | "to">): string =>
  `${flight} ${from}–${to}`;

/** All flights in few words: the first two, and where the journey ends. */
export function journeyLine(legs: readonly Pick<LegFacts, "flight" | "from" | "to">[]): string {
  const [first] = legs;
  if (!first) return "";
  return legs.length === 1 ? flightLine(first) : [first.from, ...legs.map(({ to }) => to)].slice(0, 6).join("–");
}

const meanings: readonly (readonly [ServiceWord, RegExp])[] = [
  ["meal", /^(?!..CM).{2}ML$/],
  ["wheelchair", /^WC/],
  ["child", /^(UMNR|CHLD|INFT|BSCT)$/],
  ["animal", /^(PETC|AVIH|SVAN)$/],
  ["assistance", /^(BLND|DEAF|DPNA|MAAS|MEDA|STCR|OXYG)$/],
  ["baggage", /^(SPEQ|BIKE|CBBG|XBAG)$/],
];

/** "Vegan meal (VGML)"; of a code that has no name, what kind of service it is. */
export function serviceLine(words: TripWords, { code, isMeal }: { code: string; isMeal: boolean }): string {
  const name = nameService(code, words.language);
  if (name !== null) return `${name} (${code})`;
  const [meaning] = meanings.find(([, shape]) => shape.test(code)) ?? [isMeal ? "meal" : "other"];
  return `${words.services[meaning]} (${code})`;
}

export const fullName = ({ givenName, surname }: { givenName: string; surname: string }): string =>
  `${givenName} ${surname}`.trim();
