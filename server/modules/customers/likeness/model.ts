/** What a comparison is worth: the model of Fellegi and Sunter, as data. */
import type { Comparison } from "./comparison.ts";

/** How often two come out at a level: `m` of one person, `u` of two people. */
export interface Level {
  name: string;
  m: number;
  u: number;
}

export interface Model {
  version: string;
  /** How likely any two of the candidates are one, before they are compared. */
  prior: number;
  fields: readonly FieldModel[];
}

export interface FieldModel {
  field: string;
  levels: readonly Level[];
  /** How often two drawn by chance have the same value; null where its rarity does not count. */
  commonness: number | null;
}

/** What one field adds to the odds or takes from them; one bit doubles. */
export interface Step {
  field: string;
  level: string;
  bits: number;
}

/** How often a value stands among all values of its field, from 0 to 1; null where that is not known. */
export type Rarity = (field: string, term: string) => number | null;

/**
 * How often two people have this value in common: by chance, which is how often it stands at all, and for reasons that do not depend on
 * the value, as a son has his father's name.
 */
const chanceOf = ({ levels: [first], commonness }: FieldModel, share: number): number =>
  share + Math.max(0, (first?.u ?? 0) - (commonness ?? 0));

export const bitsOf = (share: number): number => Math.log2(share / (1 - share));
export const likelihoodOf = (bits: number): number => 1 / (1 + 2 ** -bits);

/** Each field's part, in the order of the model. What is not known of both says nothing. */
export function* steps<R>(
  model: Model,
  comparisons: readonly Comparison<R>[],
  { a, b, rarity }: { a: R; b: R; rarity: Rarity },
): Generator<Step> {
  for (const [n, { field, compare, term }] of comparisons.entries()) {
    const place = compare(a, b);
    const known = model.fields[n];
    const level = place === null ? undefined : known?.levels[place];
    if (!known || !level) continue;
    const value = place === 0 ? (term?.(a) ?? null) : null;
    const share = value === null ? null : rarity(field, value);
    const chance = share === null ? level.u : chanceOf(known, share);
    yield { field, level: level.name, bits: Math.log2(level.m / chance) };
  }
}

/** The likelihood alone, as fast as it goes: for many pairs. */
export function scoreOf<R>(
  model: Model,
  comparisons: readonly Comparison<R>[],
  rarity: Rarity,
): (a: R, b: R) => number {
  const prior = bitsOf(model.prior);
  const weights = model.fields.map(({ levels }) => Float64Array.from(levels, ({ m, u }) => Math.log2(m / u)));
  return (a, b) => {
    let bits = prior;
    for (let f = 0; f < comparisons.length; f++) {
      const { field, compare, term } = comparisons[f] as Comparison<R>;
      const place = compare(a, b);
      if (place === null) continue;
      bits += weights[f]?.[place] ?? 0;
      const value = place === 0 ? (term?.(a) ?? null) : null;
      const share = value === null ? null : rarity(field, value);
      const known = model.fields[f] as FieldModel;
      if (share !== null) bits += Math.log2((known.levels[0]?.u ?? 1) / chanceOf(known, share));
    }
    return likelihoodOf(bits);
  };
}

/** How often each value stands in these records. */
export function frequencies<R>(records: readonly R[], comparisons: readonly Comparison<R>[]): Rarity {
  const fields = new Map(
    comparisons.map(({ field, term }) => {
      const values = term ? records.map(term).filter((value) => value !== null) : [];
      const shares = new Map<string, number>();
      for (const value of values) shares.set(value, (shares.get(value) ?? 0) + 1 / values.length);
      return [field, shares];
    }),
  );
  return (field, term) => fields.get(field)?.get(term) ?? null;
}
