/** How two customers are compared: by their names, and by everything that leads to them. */
import { type Known, ruleOf, highestLimit } from "../identity/kinds.ts";
import type { Comparison } from "./comparison.ts";
import { similarity, slips } from "./similar.ts";

export interface Owned {
  kind: string;
  value: string;
  known: Known;
  /** How many customers have it; null where that is not known. */
  sharers: number | null;
}

/** What is compared of a customer. */
export interface Traits {
  /** Full names as `keyOfName` writes them. */
  names: readonly string[];
  identifiers: readonly Owned[];
}

/** Fewer than these have it in common as families do; more, as agencies do. */
const family = 5;

/** The order is that of the fields of the model. */
export const comparisons: readonly Comparison<Traits>[] = [
  {
    field: "name",
    levels: ["same", "longer", "like", "part", "other"],
    compare: compareNames,
    // Whatever the two have in common; whoever asks how rare it is knows which it is.
    term: ({ names }) => names[0] ?? null,
  },
  contact("email", isLikeMail),
  contact("phone", (mine, theirs) => slips(mine, theirs, 1) === 1),
  contact("device", () => false),
  contact("booking", () => false),
  number(),
];

/** The most alike of all their names, as a place among the levels above. */
export function compareNames(a: Traits, b: Traits): number | null {
  if (a.names.length === 0 || b.names.length === 0) return null;
  return Math.min(...a.names.flatMap((mine) => b.names.map((theirs) => compareName(mine, theirs))));
}

function compareName(a: string, b: string): number {
  if (a === b) return 0;
  const [mine, theirs] = [a.split(" "), b.split(" ")].toSorted((x, y) => x.length - y.length) as [string[], string[]];
  if (mine.every((word) => theirs.includes(word))) return 1;
  const like = mine.filter((word) => theirs.some((their) => isLikeWord(word, their))).length;
  return like === mine.length ? 2 : like > 0 ? 3 : 4;
}

/** A slip of the pen apart, or an initial. */
const isLikeWord = (a: string, b: string): boolean =>
  similarity(a, b) >= 0.92 || (Math.min(a.length, b.length) === 1 && a[0] === b[0]);

/** Its domain misspelt, or a letter before it; whoever changes the provider often keeps what stands before the @. */
function isLikeMail(a: string, b: string): boolean {
  const [mine = "", theirs = ""] = [a.split("@")[0], b.split("@")[0]];
  return slips(a, b, 1) === 1 || (mine === theirs && mine.length >= 8);
}

export const valuesOf = ({ identifiers }: Traits, belongs: (kind: string) => boolean): Owned[] =>
  identifiers.filter(({ kind }) => belongs(kind));

/** What both have, by how few have it: the fewest; null where that is not known, or where so many have it that it says nothing. */
function fewestSharers(mine: readonly Owned[], theirs: readonly Owned[]): number | null | undefined {
  const common = mine.filter(({ kind, value }) => theirs.some((one) => one.kind === kind && one.value === value));
  if (common.length === 0) return undefined;
  const known = common.map(({ sharers }) => sharers).filter((sharers) => sharers !== null && sharers <= highestLimit);
  return known.length === 0 ? null : Math.min(...(known as number[]));
}

/** Mail, phone, device, booking: what two alone have says more than what a family has, or an agency. */
function contact(kind: string, isLike: (mine: string, theirs: string) => boolean): Comparison<Traits> {
  const belongs = (one: string): boolean => one === kind || (kind === "booking" && one === "eticket");
  return {
    field: kind,
    levels: ["two", "few", "many", "like", "other"],
    compare: (a, b) => {
      const [mine, theirs] = [valuesOf(a, belongs), valuesOf(b, belongs)];
      if (mine.length === 0 || theirs.length === 0) return null;
      const sharers = fewestSharers(mine, theirs);
      if (sharers !== undefined) return sharers === null ? null : sharers <= 2 ? 0 : sharers <= family ? 1 : 2;
      // Everybody travels more than once.
      if (kind === "booking") return null;
      return mine.some(({ value }) => theirs.some((one) => isLike(value, one.value))) ? 3 : 4;
    },
  };
}

/** What is one person's alone. */
export const isNumber = (kind: string): boolean => ruleOf(kind).exclusive || ruleOf(kind).provedByUse;

/** Loyalty number, account, the name that a channel gives: a person has one, and two that were proved speak against it. */
export function number(): Comparison<Traits> {
  return {
    field: "number",
    levels: ["same", "other"],
    compare: (a, b) => {
      const [mine, theirs] = [valuesOf(a, isNumber), valuesOf(b, isNumber)];
      const sharers = fewestSharers(mine, theirs);
      if (sharers !== undefined) return sharers === null ? null : 0;
      const proved = (one: Owned): boolean => one.known === "verified" && ruleOf(one.kind).exclusive;
      return mine.filter(proved).some(({ kind }) => theirs.filter(proved).some((one) => one.kind === kind)) ? 1 : null;
    },
  };
}
