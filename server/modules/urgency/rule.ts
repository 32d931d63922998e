/** What makes a case urgent, as leads set it. */
import { UrgencyTable } from "../../../contract/urgency.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import { type Version, versions } from "../../platform/versions.ts";
import { shippedTable } from "./table.ts";

const TableChanged = problem<{ version: number; setBy: string; setAt: string }>(
  "urgency.changed-meanwhile",
  409,
  "Another lead changed this meanwhile: look at theirs first.",
);

export interface Ruled extends Omit<Version<UrgencyTable>, "rule"> {
  table: UrgencyTable;
}

/** Version 0 came with Jetbridge. */
const tables = versions<UrgencyTable>({
  table: "urgency.rule",
  column: "content",
  shipped: shippedTable,
  read: (kept) => UrgencyTable.parse(kept),
  refusal: (first) => TableChanged({ ...first }),
});

export async function findTable(db: Db): Promise<Ruled> {
  const { rule: table, ...ruled } = await tables.find(db);
  return { ...ruled, table };
}

/** What is open is weighed anew, in pieces. */
export const setTable = (
  app: Context,
  { table, ...next }: { version: number; table: UrgencyTable; by: string },
): Promise<void> =>
  atomically(app, async (app) => {
    await tables.set(app.db, { ...next, rule: table });
    await changed(app, ["urgency"]);
    app.ring("urgency");
  });
