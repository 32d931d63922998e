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

const NoSuchVersion = problem("service-levels.no-such-version", 404, "There is no such version of the service levels.");

/** Versions never change: the newest is read once, and what was worked out of its calendars stays with it. */
let newest: { key: string; rule: ServiceRule } | null = null;

/** The newest, unless one is named. */
export async function findDefinition(db: Db, version: number | null = null): Promise<Definition> {
  const [row] = await db<Definition[]>`
    select version, made_at, made_by, rule from service_levels.definition
    where ${version}::int is null or version = ${version} order by version desc limit 1`;
  if (!row) throw NoSuchVersion();
  return { ...row, rule: ServiceRule.parse(Object.assign({ targets: [] }, row.rule)) };
}

/** The newest as deadlines go by it. */
export async function findRule(db: Db): Promise<Pick<Definition, "version" | "rule" | "madeAt">> {
  const [{ version, madeAt }] = await db<[{ version: number; madeAt: Date }]>`
    select version, made_at from service_levels.definition order by version desc limit 1`;
  const key = `${version} ${madeAt.getTime()}`;
  if (newest?.key !== key) newest = { key, rule: (await findDefinition(db, version)).rule };
  const { rule } = newest;
  return { version, rule, madeAt };
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
    const now = await findDefinition(app.db);
    if (made.count === 0) throw RuleChanged({ version: now.version });
    await changed(app, ["service-levels"]);
    return now;
  });
}
