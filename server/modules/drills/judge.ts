/** An agent knows better than the phrases: it is none, or it is one that no phrase told. */
import type { DrillKind } from "../../../contract/drills.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { drillChanged } from "./events.ts";

/** Twice is once. Steps that were done stay done. */
export const judgeDrill = (
  app: Context,
  { caseId, kind, isSo, by }: { caseId: string; kind: DrillKind; isSo: boolean; by: string },
): Promise<void> =>
  atomically(app, async (app) => {
    await app.db`
      insert into drills.drill (case_id, kind, dismissed_by) values (${caseId}, ${kind}, ${isSo ? null : by})
      on conflict (case_id, kind) do update set dismissed_by = excluded.dismissed_by`;
    await emit(app, drillChanged, [{ caseId }]);
  });
