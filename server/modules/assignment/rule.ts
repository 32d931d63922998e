/** Who may get what, as leads set it. */
import { AssignmentRule } from "../../../contract/assignment.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import { type Version, versions } from "../../platform/versions.ts";
import { openRule } from "./fits.ts";

const RuleChanged = problem<{ version: number; setBy: string; setAt: string }>(
  "assignment.rule-changed",
  409,
  "Another lead changed this meanwhile: look at theirs first.",
);

export type RuleNow = Version<AssignmentRule>;

/** Version 0 is nobody's: everybody may get everything. */
const rules = versions<AssignmentRule>({
  table: "assignment.rule",
  shipped: openRule,
  // What a later version adds to the rule is filled in for those that were set before it.
  read: (kept) => AssignmentRule.parse({ ...openRule, ...(kept as object) }),
  refusal: (first) => RuleChanged({ ...first }),
});

export const findRule = (db: Db): Promise<RuleNow> => rules.find(db);

export const setRule = (app: Context, next: { version: number; rule: AssignmentRule; by: string }): Promise<void> =>
  atomically(app, async (app) => {
    await rules.set(app.db, next);
    await changed(app, ["assignment"]);
    app.ring("queue");
  });
