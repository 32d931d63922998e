/** What the language model may do, as a lead sets it: every version is kept, the newest counts. */
import { Rule } from "../../../contract/language-model.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { RuleChanged } from "./problems.ts";

export interface RuleNow {
  version: number;
  rule: Rule;
}

/** Nobody's words leave the house until somebody says whose may. */
const off: Rule = {
  isOn: false,
  model: "default",
  tasks: ["draft", "translation", "summary"],
  channels: [],
  timeoutSeconds: 20,
  monthlyTokens: 1_000_000,
};

/** Version 0 is nobody's: it is off. */
export async function findRule(db: Db): Promise<RuleNow> {
  const [row] = await db<{ version: number; rule: unknown }[]>`
    select version, rule from language_model.rule order by version desc limit 1`;
  return row
    ? { version: row.version, rule: Rule.parse({ ...off, ...(row.rule as object) }) }
    : { version: 0, rule: off };
}

/** Sets the next version; refused where `version` is not the newest any more. */
export function setRule(app: Context, { version, rule, by }: RuleNow & { by: string }): Promise<void> {
  return atomically(app, async (app) => {
    const now = await findRule(app.db);
    const { count } =
      now.version === version
        ? await app.db`
          insert into language_model.rule (version, rule, set_by) values (${version + 1}, ${app.db.json(rule)}, ${by})
          on conflict (version) do nothing`
        : { count: 0 };
    if (count === 0) throw await tellWho(app.db);
    // Who sets it anew may have mended what it failed at.
    await app.db`update language_model.breaker set failures = 0, rests_until = null`;
    await changed(app, ["language-model"]);
  });
}

async function tellWho(db: Db) {
  const [row] = await db<{ version: number; setBy: string; setAt: Date }[]>`
    select version, set_by, set_at from language_model.rule order by version desc limit 1`;
  return RuleChanged({ version: row?.version ?? 0, setBy: row?.setBy ?? "", setAt: row?.setAt.toISOString() ?? "" });
}
