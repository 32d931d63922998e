/** Who comes back to a customer for a colleague who went home. Pure. */
import type { AssignmentRule } from "../../../contract/assignment.ts";
import { type Able, fits, type Need } from "./fits.ts";

export interface Owed extends Need {
  promiseId: string;
  caseId: string;
  /** Milliseconds since 1970. */
  dueAt: number;
}

/** Somebody of the same team, with when they work. */
export interface Relief extends Able {
  id: string;
  works: readonly { from: number; to: number }[];
}

/** Of those who work when it is due and may get it at once, whoever was given least; null: nobody does, and it is everybody's. */
export function chooseReliefs(
  owed: readonly Owed[],
  reliefs: readonly Relief[],
  rule: AssignmentRule,
): { promiseId: string; caseId: string; to: string | null }[] {
  const given = new Map<string, number>();
  return owed
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map((one) => {
      const [best] = reliefs
        .filter(({ works }) => works.some(({ from, to }) => from <= one.dueAt && one.dueAt < to))
        .filter((relief) => fits(relief, one, rule)?.afterMinutes === 0)
        .toSorted((a, b) => (given.get(a.id) ?? 0) - (given.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
      if (best) given.set(best.id, (given.get(best.id) ?? 0) + 1);
      return { promiseId: one.promiseId, caseId: one.caseId, to: best?.id ?? null };
    });
}
