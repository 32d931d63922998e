/** A sign in what a customer wrote begins a drill in its case. */
import { DrillKind } from "../../../contract/drills.ts";
import type { Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { findSigns } from "../cases/index.ts";
import { drillChanged } from "./events.ts";

/** Bears being told the same message again: what was said to be none begins anew only with other words. */
export async function findDrills(app: Context, facts: readonly { messageId: string }[]): Promise<void> {
  const found = await findSigns(
    app.db,
    facts.map(({ messageId }) => messageId),
  );
  const rows = found.flatMap(({ caseId, sign, at }) => {
    const kind = DrillKind.safeParse(sign);
    return kind.success ? [{ case_id: caseId, kind: kind.data, found_at: at }] : [];
  });
  if (rows.length === 0) return;
  const begun = await app.db<{ caseId: string }[]>`
    insert into drills.drill as old (case_id, kind, found_at)
    select case_id, kind, max(found_at) from jsonb_to_recordset(${app.db.json(rows)}) as row (case_id uuid, kind text, found_at timestamptz)
    group by case_id, kind order by case_id, kind
    on conflict (case_id, kind) do update set found_at = excluded.found_at, dismissed_by = null
    where old.dismissed_by is not null and old.found_at < excluded.found_at
    returning case_id`;
  await emit(
    app,
    drillChanged,
    [...new Set(begun.map(({ caseId }) => caseId))].map((caseId) => ({ caseId })),
  );
}
