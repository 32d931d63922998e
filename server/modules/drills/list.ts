/** The drills of cases. */
import { type DrillKind, drillSteps } from "../../../contract/drills.ts";
import type { Db } from "../../platform/db.ts";

export interface DrillOf {
  kind: DrillKind;
  foundAt: Date;
  dismissedBy: string | null;
  steps: { step: string; doneBy: string | null; doneAt: Date | null }[];
}

const kinds = Object.keys(drillSteps) as DrillKind[];

/** With all steps in their order; the drills as they are listed, those said to be none last. */
export async function listDrills(db: Db, caseId: string): Promise<DrillOf[]> {
  const drills = await db<Omit<DrillOf, "steps">[]>`
    select kind, found_at, dismissed_by from drills.drill where case_id = ${caseId}`;
  if (drills.length === 0) return [];
  const done = await db<{ kind: DrillKind; step: string; doneBy: string; doneAt: Date }[]>`
    select kind, step, done_by, done_at from drills.step where case_id = ${caseId}`;
  return drills
    .map((drill) => ({
      ...drill,
      steps: drillSteps[drill.kind].map((step) => {
        const one = done.find((other) => other.kind === drill.kind && other.step === step);
        return { step, doneBy: one?.doneBy ?? null, doneAt: one?.doneAt ?? null };
      }),
    }))
    .toSorted(
      (a, b) =>
        Number(a.dismissedBy !== null) - Number(b.dismissedBy !== null) ||
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
    );
}

/** Whether each that was found or said stands, by case. */
export async function findDrillsOf(
  db: Db,
  caseIds: readonly string[],
): Promise<Map<string, { kind: DrillKind; isSo: boolean }[]>> {
  const rows = await db<{ caseId: string; kind: DrillKind; isSo: boolean }[]>`
    select case_id, kind, dismissed_by is null as is_so from drills.drill where case_id = any(${[...caseIds]}::uuid[])`;
  return Map.groupBy(rows, ({ caseId }) => caseId);
}
