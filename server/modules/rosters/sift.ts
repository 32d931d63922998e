/** Which of many shifts can be laid down beside those that are there. Pure. */
import type { Span } from "./lay-out.ts";

export interface Wished extends Span {
  memberId: string;
}

export interface Sifted {
  outcome: "new" | "known" | "overlap";
  /** The place of the wish it meets; null: it meets what was there. */
  meets: number | null;
}

const touch = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
const isSame = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;

/** In their order: of two that meet the first is laid down. The same person at the same time is known, there or among the wishes. */
export function sift(wishes: readonly Wished[], there: readonly Wished[]): Sifted[] {
  const known = new Map<string, (Span & { place: number | null })[]>();
  const of = (memberId: string) => {
    const all = known.get(memberId) ?? [];
    known.set(memberId, all);
    return all;
  };
  for (const { memberId, from, to } of there) of(memberId).push({ from, to, place: null });
  return wishes.map((wish, place) => {
    const mine = of(wish.memberId);
    const met = mine.find((one) => isSame(one, wish)) ?? mine.find((one) => touch(one, wish));
    if (met) return { outcome: isSame(met, wish) ? "known" : "overlap", meets: met.place };
    mine.push({ from: wish.from, to: wish.to, place });
    return { outcome: "new", meets: null };
  });
}
