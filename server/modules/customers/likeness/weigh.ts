/** How likely two customers are one, and why: what each comparison adds or takes, by the model that an invented crowd taught. */
import { IdentifierKind } from "../../../../contract/customers.ts";
import { comparisons, isNumber, type Traits } from "./customers.ts";
import { bitsOf, likelihoodOf, type Model, steps } from "./model.ts";
import taught from "./model.json" with { type: "json" };

export const model: Model = taught;

const wordsOfNames = {
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

export function weigh(a: Traits, b: Traits, nameShare: NameShare): Weight {
  const priorBits = bitsOf(model.prior);
  const rarity = (field: string): number | null => (field === "name" ? nameShare : null);
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
