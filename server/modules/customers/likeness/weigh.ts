/** How likely two customers are one, and why: what each comparison adds or takes, by the model that an invented crowd taught. */
import { IdentifierKind } from "../../../../contract/customers.ts";
import { comparisons, isNumber, type Traits } from "./customers.ts";
import type { Comparison } from "./comparison.ts";
import { bitsOf, likelihoodOf, type Model, type Rarity, steps } from "./model.ts";
import taught from "./model.json" with { type: "json" };
import { areAlikeByName, type Stranger, strangerComparisons } from "./strangers.ts";
import taughtOfStrangers from "./strangers.json" with { type: "json" };

/** Of two who share an identifier. */
export const model: Model = taught;
/** Of two who share none, and were found by a name or by what is nearly the same. */
export const strangerModel: Model = taughtOfStrangers;

const wordsOfNames = {
  two: "rare-name",
  few: "rare-name",
  some: "same-name",
  many: "same-name",
  common: "same-name",
  same: "same-name",
  longer: "longer-name",
  like: "like-name",
  part: "part-of-name",
  other: "other-name",
} as const;
const wordsOfContacts = {
  two: "shares",
  few: "shares-with-few",
  many: "shares-with-many",
  like: "like",
  other: "other",
} as const;
const wordsOfNumbers = { same: "shares", other: "other-number" } as const;

type Why =
  | (typeof wordsOfNames)[keyof typeof wordsOfNames]
  | (typeof wordsOfContacts)[keyof typeof wordsOfContacts]
  | (typeof wordsOfNumbers)[keyof typeof wordsOfNumbers];

export interface Reason {
  why: Why;
  /** The kind of identifier it is about. */
  kind: IdentifierKind | null;
  bits: number;
}

export interface Weight {
  /** From 0 to 1. */
  likelihood: number;
  /** What is known before anything is compared. */
  priorBits: number;
  reasons: Reason[];
}

/** How often the name that both have stands among all; null where nobody counted. */
export type NameShare = number | null;

/** Of two who share an identifier. */
export function weigh(a: Traits, b: Traits, nameShare: NameShare): Weight {
  return weighBy(model, comparisons, { a, b, rarity: (field) => (field === "name" ? nameShare : null) });
}

/** That strangers have different addresses is usual, and no reason to name. */
const leastBits = 0.1;

/** Of two who share none; null where their names are not alike, for then nothing is known of them. */
export function weighStrangers(a: Stranger, b: Stranger): Weight | null {
  if (!areAlikeByName(a, b)) return null;
  const { likelihood, priorBits, reasons } = weighBy(strangerModel, strangerComparisons, { a, b, rarity: () => null });
  const usual = reasons.filter(({ bits }) => Math.abs(bits) < leastBits);
  return {
    likelihood,
    priorBits: usual.reduce((sum, { bits }) => sum + bits, priorBits),
    reasons: reasons.filter((reason) => !usual.includes(reason)),
  };
}

function weighBy<R extends Traits>(
  model: Model,
  comparisons: readonly Comparison<R>[],
  { a, b, rarity }: { a: R; b: R; rarity: Rarity },
): Weight {
  const priorBits = bitsOf(model.prior);
  const reasons = Array.from(steps(model, comparisons, { a, b, rarity }), ({ field, level, bits }) => ({
    ...inWords(field, level, kindInCommon(a, b, field)),
    bits,
  }));
  return {
    likelihood: likelihoodOf(reasons.reduce((sum, { bits }) => sum + bits, priorBits)),
    priorBits,
    reasons: reasons.toSorted((x, y) => y.bits - x.bits),
  };
}

function inWords(field: string, level: string, kind: IdentifierKind | null): Omit<Reason, "bits"> {
  if (field === "name") return { why: wordsOfNames[level as keyof typeof wordsOfNames], kind: null };
  if (field === "number") return { why: wordsOfNumbers[level as keyof typeof wordsOfNumbers], kind };
  return { why: wordsOfContacts[level as keyof typeof wordsOfContacts], kind };
}

/** Of the field of numbers, which one it is: the one both have, else one of which both have another. */
function kindInCommon(a: Traits, b: Traits, field: string): IdentifierKind | null {
  if (field !== "number") return IdentifierKind.safeParse(field).data ?? null;
  const kindsOf = ({ identifiers }: Traits, isIn: (kind: string, value: string) => boolean): string | undefined =>
    identifiers.find(({ kind, value }) => isNumber(kind) && isIn(kind, value))?.kind;
  const kind =
    kindsOf(a, (kind, value) => b.identifiers.some((one) => one.kind === kind && one.value === value)) ??
    kindsOf(a, (kind) => b.identifiers.some((one) => one.kind === kind && one.known === "verified"));
  return IdentifierKind.safeParse(kind).data ?? null;
}
