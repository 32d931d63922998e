/** The rule while it is typed. Pure. */
import type { AssignmentRule } from "../../../contract/assignment.ts";

type Drop = AssignmentRule["ladder"][number]["drops"];

export const minutesOf = ({ ladder }: AssignmentRule, drops: Drop): number | null =>
  ladder.find((step) => step.drops === drops)?.afterMinutes ?? null;

/** Nothing typed: it is never dropped. */
export function withMinutes({ ladder }: AssignmentRule, drops: Drop, typed: number | string): AssignmentRule["ladder"] {
  const others = ladder.filter((step) => step.drops !== drops);
  return typeof typed === "number" ? [...others, { afterMinutes: typed, drops }] : others;
}

/** One unit is what a channel weighs when nothing is said: it is left out. */
export function withUnits(
  { units }: AssignmentRule,
  channel: keyof AssignmentRule["units"],
  typed: number | string,
): AssignmentRule["units"] {
  const { [channel]: _before, ...others } = units;
  return typeof typed === "number" && typed > 1 ? { ...others, [channel]: typed } : others;
}
