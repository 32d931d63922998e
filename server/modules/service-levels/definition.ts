/** What we hold ourselves to, in versions. */
import { ServiceRule } from "../../../contract/service-rules.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";

export interface Definition {
  version: number;
  madeAt: Date;
  madeBy: string | null;
  rule: ServiceRule;
}

/** `version` is the one that somebody else made meanwhile. */
const RuleChanged = problem<{ version: number }>(
  "service-levels.changed-meanwhile",
  409,
  "Somebody changed the service levels meanwhile. Load theirs, then make your change again.",
);

/** The newest. */
export async function findDefinition(db: Db): Promise<Definition> {
  const [row] = await db<[Definition]>`
    select version, made_at, made_by, rule from service_levels.definition order by version desc limit 1`;
  return { ...row, rule: ServiceRule.parse(row.rule) };
}

/** Makes a version of what was made from another. The next number is taken once: who comes second is told. */
export function setDefinition(
  app: Context,
  { basedOn, rule, by }: { basedOn: number; rule: ServiceRule; by: string },
): Promise<Definition> {
  return atomically(app, async (app) => {
    const made = await app.db`
      insert into service_levels.definition (version, made_at, made_by, rule)
      select ${basedOn} + 1, platform.now(), ${by}, ${app.db.json(rule)}
      where ${basedOn} = (select max(version) from service_levels.definition)
      on conflict do nothing`;
    const newest = await findDefinition(app.db);
    if (made.count === 0) throw RuleChanged({ version: newest.version });
    await changed(app, ["service-levels"]);
    return newest;
  });
}
