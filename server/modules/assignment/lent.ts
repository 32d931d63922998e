/** Which cases come first for who is lent for a while. Pure. */
import type { AssignmentRule } from "../../../contract/assignment.ts";
import type { LentTo } from "../../../contract/steering.ts";
import { type Need, skillsFor } from "./fits.ts";

/** Null: nothing comes first; of a team its cases are those of all. */
export function firstFor(lent: LentTo | null, rule: AssignmentRule): ((need: Need) => boolean) | null {
  if (lent?.kind === "language") return ({ language }) => language === lent.what;
  if (lent?.kind === "channel") return ({ channel }) => channel === lent.what;
  if (lent?.kind === "skill") return (need) => skillsFor(need, rule).includes(lent.what);
  return null;
}
