/** Who answers now and later, by who is here and by the roster. Pure; times are seconds from now. */
import type { Duty } from "../../../../contract/attendance.ts";

/** When each hand comes and goes; `languages` null: all. */
export interface OnShift {
  languages: readonly string[] | null;
  from: number;
  /** Null: nobody knows of an end. */
  until: number | null;
}

export interface Colleague {
  languages: readonly string[] | null;
  /** Their desk is open. */
  isHere: boolean;
  duty: Duty;
  /** The stretches of their shifts, breaks left out. */
  works: readonly { from: number; to: number }[];
}

/**
 * Whoever has no roster is here until nobody knows when. Whoever has one works its stretches: the one that runs counts only while they
 * are here and not on a break of their own, those to come count in any case.
 */
export function handsOnShift(colleagues: readonly Colleague[]): OnShift[] {
  return colleagues.flatMap(({ languages, isHere, duty, works }): OnShift[] => {
    if (duty === "unplanned") return isHere ? [{ languages, from: 0, until: null }] : [];
    return works
      .filter(({ from, to }) => to > 0 && (from > 0 || (isHere && duty === "on")))
      .map(({ from, to }) => ({ languages, from: Math.max(0, from), until: to }));
  });
}
