/** How likely two customers are one, and why: each reason adds or takes bits, as Fellegi and Sunter weigh. One bit doubles the odds. */
import type { IdentifierKind } from "../../../../contract/customers.ts";
import { type Known, ruleOf } from "./kinds.ts";
import { similarity } from "./similar.ts";

export interface Shared {
  kind: IdentifierKind;
  /** The weaker of how we know it of the one and of the other. */
  known: Known;
  /** How many customers have it, these two included. */
  sharers: number;
}

/** What is compared of a customer. */
export interface Traits {
  /** Full names as `keyOfName` writes them. */
  names: readonly string[];
  /** Of the kinds of which a person has one: what they proved. */
  proved: readonly { kind: IdentifierKind; value: string }[];
}

export interface Reason {
  why: "shares" | "same-name" | "like-name" | "part-of-name" | "other-name" | "other-number";
  /** The kind of identifier it is about. */
  kind: IdentifierKind | null;
  bits: number;
}

export interface Weight {
  /** From 0 to 1. */
  likelihood: number;
  reasons: Reason[];
}

/** How often one person has it in both places, as odds in bits: a claim may be a slip of the pen. */
const trust: Readonly<Record<Known, number>> = { verified: 0, seen: -0.3, claimed: -1 };

/** A second identifier in common says less than the first: families share more than one. */
const bitsOfSecond = 3;
/** What passes from hand to hand says little of who holds it. */
const bitsOfPassedOn = -3;

const nameBits = { "same-name": 8, "like-name": 5, "part-of-name": -1, "other-name": -7 } as const;
const bitsOfOtherNumber = -8;

export function weigh(one: Traits, other: Traits, shared: readonly Shared[]): Weight {
  const reasons = [...reasonsOfShared(shared), ...reasonsOfNames(one, other), ...reasonsOfNumbers(one, other)];
  const bits = reasons.reduce((sum, reason) => sum + reason.bits, 0);
  return { likelihood: 1 / (1 + 2 ** -bits), reasons };
}

/** Whoever has it is one of its sharers: among three, the odds of two are one to two. */
function reasonsOfShared(shared: readonly Shared[]): Reason[] {
  return shared
    .map(({ kind, known, sharers }) => {
      const passedOn = ruleOf(kind).glues === "never" ? bitsOfPassedOn : 0;
      const alone = ruleOf(kind).glues === "alone" ? 2 : 0;
      return { kind, bits: trust[known] + passedOn + alone - Math.log2(Math.max(1, sharers - 1)) };
    })
    .toSorted((a, b) => b.bits - a.bits)
    .map(({ kind, bits }, at) => ({
      why: "shares" as const,
      kind,
      bits: at === 0 ? bits : Math.max(0, Math.min(bitsOfSecond, bitsOfSecond + bits)),
    }));
}

function reasonsOfNames(one: Traits, other: Traits): Reason[] {
  if (one.names.length === 0 || other.names.length === 0) return [];
  const grades = new Set(one.names.flatMap((mine) => other.names.map((theirs) => likeness(mine, theirs))));
  const why = (["same-name", "like-name", "part-of-name", "other-name"] as const).find((grade) => grades.has(grade));
  return why ? [{ why, kind: null, bits: nameBits[why] }] : [];
}

function likeness(a: string, b: string): keyof typeof nameBits {
  if (a === b) return "same-name";
  const [mine, theirs] = [a.split(" "), b.split(" ")].toSorted((x, y) => x.length - y.length) as [string[], string[]];
  const like = mine.filter((word) => theirs.some((their) => isLike(word, their))).length;
  if (like === mine.length) return "like-name";
  return like > 0 ? "part-of-name" : "other-name";
}

/** A slip of the pen apart, or an initial. */
const isLike = (a: string, b: string): boolean =>
  similarity(a, b) >= 0.92 || (Math.min(a.length, b.length) === 1 && a[0] === b[0]);

function reasonsOfNumbers(one: Traits, other: Traits): Reason[] {
  const kinds = new Set(one.proved.map(({ kind }) => kind));
  return [...kinds].flatMap((kind): Reason[] => {
    const [mine, theirs] = [valuesOf(one, kind), valuesOf(other, kind)];
    if (theirs.size === 0 || !mine.isDisjointFrom(theirs)) return [];
    return [{ why: "other-number", kind, bits: bitsOfOtherNumber }];
  });
}

const valuesOf = ({ proved }: Traits, wanted: IdentifierKind): Set<string> =>
  new Set(proved.filter(({ kind }) => kind === wanted).map(({ value }) => value));
