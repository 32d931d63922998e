/** How two customers are compared who share no identifier: by a name that few have, and by what is only a slip apart. */
import type { Comparison } from "./comparison.ts";
import { compareNames, number, type Traits, valuesOf } from "./customers.ts";
import { slips } from "./similar.ts";

/** A customer as strangers see them. */
export interface Stranger extends Traits {
  /** Of each name, how many customers have it, this one included; one that is missing is more people's than can be counted. */
  holders: ReadonlyMap<string, number>;
}

/** A name that more customers have says nothing by itself. */
export const mostNamesakes = 20;

/** What more have cannot have been one person's before the slip: an agency's. */
export const mostWhoHaveIt = 10;

/** `two`, `few`, `some`, `many`: so many have the name at most. */
const steps = [2, 5, 10, mostNamesakes];

/** The order is that of the fields of the model. */
export const strangerComparisons: readonly Comparison<Stranger>[] = [
  // What is not the same is compared only where something else is nearly the same, and then says more than a name that many have.
  {
    field: "name",
    levels: ["two", "few", "some", "many", "common", "longer", "like"],
    isMixed: true,
    compare: compareNamesOf,
  },
  near("email", isNearMail),
  near("phone", isNearPhone),
  number(),
];

/** The same name by how many have it, else how alike they are; null where they are not. */
function compareNamesOf(a: Stranger, b: Stranger): number | null {
  const place = compareNames(a, b);
  if (place === null || place > 2) return null;
  if (place > 0) return steps.length + place;
  const common = a.names.filter((name) => b.names.includes(name));
  const holders = Math.min(...common.map((name) => a.holders.get(name) ?? Infinity));
  const step = steps.findIndex((most) => holders <= most);
  return step === -1 ? steps.length : step;
}

/** Whether their names are alike enough for them to be compared. */
export const areAlikeByName = (a: Stranger, b: Stranger): boolean => compareNamesOf(a, b) !== null;

/** Everybody has more than one mail address and phone over the years: only that two are nearly the same says something. */
function near(kind: string, isNear: (mine: string, theirs: string) => boolean): Comparison<Stranger> {
  const ofKind = (one: string): boolean => one === kind;
  return {
    field: kind,
    levels: ["like", "other"],
    compare: (a, b) =>
      valuesOf(a, ofKind).some((mine) => valuesOf(b, ofKind).some((their) => isNear(mine.value, their.value))) ? 0 : 1,
  };
}

/** A letter apart. Another digit is another person: namesakes tell themselves apart by a number. */
export function isNearMail(mine: string, theirs: string): boolean {
  return slips(mine, theirs, 1) === 1 && mine.replaceAll(/\D/g, "") === theirs.replaceAll(/\D/g, "");
}

export function isNearPhone(mine: string, theirs: string): boolean {
  return slips(mine, theirs, 1) === 1;
}
