/** Who may get what, as leads set it: every version is kept, the newest counts. */
import { AssignmentRule } from "../../../contract/assignment.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import { openRule } from "./fits.ts";

const RuleChanged = problem<{ version: number; setBy: string; setAt: string }>(
  "assignment.rule-changed",
  409,
  "Another lead changed this meanwhile: look at theirs first.",
);

export interface RuleNow {
  version: number;
  rule: AssignmentRule;
  setBy: string | null;
  setAt: Date | null;
}

/** Version 0 is nobody's: everybody may get everything. */
export async function findRule(db: Db): Promise<RuleNow> {
  const [row] = await db<{ version: number; rule: unknown; setBy: string; setAt: Date }[]>`
    select version, rule, set_by, set_at from assignment.rule order by version desc limit 1`;
  // What a later version adds to the rule is filled in for those that were set before it.
  return row
    ? { ...row, rule: AssignmentRule.parse({ ...openRule, ...(row.rule as object) }) }
    : { version: 0, rule: openRule, setBy: null, setAt: null };
}

/** Sets the next version; refused where `version` is not the newest any more. */
export function setRule(
  app: Context,
  { version, rule, by }: { version: number; rule: AssignmentRule; by: string },
): Promise<void> {
  return atomically(app, async (app) => {
    const now = await findRule(app.db);
    const { count } =
      now.version === version
        ? await app.db`
          insert into assignment.rule (version, rule, set_by) values (${version + 1}, ${app.db.json(rule)}, ${by})
          on conflict (version) do nothing`
        : { count: 0 };
    if (count === 0) throw await tellWho(app.db);
    await changed(app, ["assignment"]);
    app.ring("queue");
  });
}

async function tellWho(db: Db) {
  const { version, setBy, setAt } = await findRule(db);
  return RuleChanged({ version, setBy: setBy ?? "", setAt: setAt?.toISOString() ?? "" });
}
