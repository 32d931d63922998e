/** What makes a case urgent, as leads set it: every version is kept, the newest counts. */
import { UrgencyTable } from "../../../contract/urgency.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import { shippedTable } from "./table.ts";

const TableChanged = problem<{ version: number; setBy: string; setAt: string }>(
  "urgency.changed-meanwhile",
  409,
  "Another lead changed this meanwhile: look at theirs first.",
);

export interface Ruled {
  version: number;
  table: UrgencyTable;
  setBy: string | null;
  setAt: Date | null;
}

/** Version 0 came with Jetbridge. */
export async function findTable(db: Db): Promise<Ruled> {
  const [row] = await db<{ version: number; content: unknown; setBy: string; setAt: Date }[]>`
    select version, content, set_by, set_at from urgency.rule order by version desc limit 1`;
  if (!row) return { version: 0, table: shippedTable, setBy: null, setAt: null };
  const { content, ...ruled } = row;
  return { ...ruled, table: UrgencyTable.parse(content) };
}

/** Sets the next version; refused where `version` is not the newest any more. What is open is weighed anew, in pieces. */
export function setTable(
  app: Context,
  { version, table, by }: { version: number; table: UrgencyTable; by: string },
): Promise<void> {
  return atomically(app, async (app) => {
    const { count } = await app.db`
      insert into urgency.rule (version, content, set_by)
      select ${version + 1}, ${app.db.json(table)}, ${by}
      where ${version} = (select coalesce(max(version), 0) from urgency.rule)
      on conflict (version) do nothing`;
    if (count === 0) throw await tellWho(app.db);
    await changed(app, ["urgency"]);
    app.ring("urgency");
  });
}

async function tellWho(db: Db) {
  const { version, setBy, setAt } = await findTable(db);
  return TableChanged({ version, setBy: setBy ?? "", setAt: setAt?.toISOString() ?? "" });
}
