/** Who is asked, as a lead sets it: every version is kept, the newest counts. */
import { RatingRule } from "../../../contract/ratings.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { RuleChanged } from "./problems.ts";

export interface RuleNow {
  version: number;
  rule: RatingRule;
}

/** Nobody is asked until somebody says who. */
const off: RatingRule = {
  asks: null,
  sharePercent: 100,
  restDays: 30,
  waitMinutes: 60,
  channels: ["x", "facebook", "messenger", "instagram", "whatsapp", "telegram", "email", "chat"],
  strandedDays: 7,
  byTemplate: false,
  needsConsent: false,
};

/** Version 0 is nobody's: it is off. `at`: the one that held then. */
export async function findRule(db: Db, at: string | null = null): Promise<RuleNow> {
  const [row] = await db<{ version: number; rule: object }[]>`
    select version, rule from ratings.rule where ${at}::timestamptz is null or set_at <= ${at}::timestamptz order by version desc limit 1`;
  return row ? { version: row.version, rule: RatingRule.parse({ ...off, ...row.rule }) } : { version: 0, rule: off };
}

/** Sets the next version; refused where `version` is not the newest any more. */
export function setRule(app: Context, { version, rule, by }: RuleNow & { by: string }): Promise<void> {
  return atomically(app, async (app) => {
    const now = await findRule(app.db);
    const { count } =
      now.version === version
        ? await app.db`
          insert into ratings.rule (version, rule, set_by) values (${version + 1}, ${app.db.json(rule)}, ${by})
          on conflict (version) do nothing`
        : { count: 0 };
    if (count === 0) throw await tellWho(app.db);
  });
}

async function tellWho(db: Db) {
  const [row] = await db<{ version: number; setBy: string; setAt: Date }[]>`
    select version, set_by, set_at from ratings.rule order by version desc limit 1`;
  return RuleChanged({ version: row?.version ?? 0, setBy: row?.setBy ?? "", setAt: row?.setAt.toISOString() ?? "" });
}
