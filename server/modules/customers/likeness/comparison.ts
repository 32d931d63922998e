/** How two records are compared, field by field: each comparison answers with a level, the most alike first. */
import { similarity, slips } from "./similar.ts";

/** What of two records is compared. */
export interface Comparison<R> {
  field: string;
  /** Names of the levels, the most alike first; the last is everything else. */
  levels: readonly string[];
  /** Not every level is less alike than the one before: none is held to say less. */
  isMixed?: boolean;
  /** Its place among `levels`; null where one of the two does not say. */
  compare: (a: R, b: R) => number | null;
  /** What two have in common at the first level; the rarer it is, the more that says. */
  term?: (record: R) => string | null;
}

type Read<R> = (record: R) => string | null;

/** Compares one value of each with a scale; null where either has none. */
const scale =
  <R>(read: Read<R>, place: (mine: string, theirs: string) => number) =>
  (a: R, b: R): number | null => {
    const [mine, theirs] = [read(a), read(b)];
    return mine === null || theirs === null ? null : place(mine, theirs);
  };

/** A word of a name. `other` is the word it is sometimes mistaken for: given names stand where surnames should. */
export function wordComparison<R>(field: string, read: Read<R>, other: Read<R>): Comparison<R> {
  return {
    field,
    levels: ["same", "turned", "nearly", "like", "a-little-like", "other"],
    // Turned names are rarer than common ones, and may say more.
    isMixed: true,
    compare: (a, b) => {
      const [mine, theirs] = [read(a), read(b)];
      if (mine !== null && mine === theirs) return 0;
      if (isTurned(mine, other(b)) || isTurned(theirs, other(a))) return 1;
      if (mine === null || theirs === null) return null;
      const alike = similarity(mine, theirs);
      return alike >= 0.92 ? 2 : alike >= 0.88 ? 3 : alike >= 0.7 ? 4 : 5;
    },
    term: read,
  };
}

const isTurned = (mine: string | null, theirs: string | null): boolean =>
  mine !== null && theirs !== null && similarity(mine, theirs) >= 0.92;

/** A day as eight digits, the year first. */
export function dayComparison<R>(field: string, read: Read<R>): Comparison<R> {
  return {
    field,
    levels: ["same", "one-slip", "two-parts", "two-slips", "same-year", "other"],
    compare: scale(read, (mine, theirs) => {
      const apart = slips(mine, theirs, 2);
      if (apart < 2) return apart;
      const parts = [[0, 4] as const, [4, 6] as const, [6, 8] as const];
      const same = parts.filter(([from, to]) => mine.slice(from, to) === theirs.slice(from, to)).length;
      return same === 2 ? 2 : apart === 2 ? 3 : mine.slice(0, 4) === theirs.slice(0, 4) ? 4 : 5;
    }),
    term: read,
  };
}

/** A mail address: whole, its part before the @, or one like it. */
export function mailComparison<R>(field: string, read: Read<R>): Comparison<R> {
  const local = (mail: string): string => mail.slice(0, Math.max(0, mail.lastIndexOf("@")) || mail.length);
  return {
    field,
    levels: ["same", "same-local", "nearly", "like-local", "other"],
    compare: scale(read, (mine, theirs) => {
      if (mine === theirs) return 0;
      if (local(mine) === local(theirs)) return 1;
      if (similarity(mine, theirs) >= 0.92) return 2;
      return similarity(local(mine), local(theirs)) >= 0.88 ? 3 : 4;
    }),
    term: read,
  };
}

/** A number or code that is copied by hand. */
export function codeComparison<R>(field: string, read: Read<R>): Comparison<R> {
  return {
    field,
    levels: ["same", "one-slip", "two-slips", "other"],
    compare: scale(read, (mine, theirs) => slips(mine, theirs, 2)),
    term: read,
  };
}

/** Some words: a street, a town. */
export function textComparison<R>(field: string, read: Read<R>): Comparison<R> {
  return {
    field,
    levels: ["same", "nearly", "like", "other"],
    compare: scale(read, (mine, theirs) => {
      if (mine === theirs) return 0;
      const alike = similarity(mine, theirs);
      return alike >= 0.92 ? 1 : alike >= 0.8 ? 2 : 3;
    }),
    term: read,
  };
}
