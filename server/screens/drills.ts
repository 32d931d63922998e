/** The drills of a case, with who did what. */
import type { z } from "zod";
import type { Drill } from "../../contract/drills.ts";
import { type DrillOf, listDrills } from "../modules/drills/index.ts";
import { findNames } from "../modules/staff/index.ts";
import type { Db } from "../platform/db.ts";

type Shown = z.output<typeof Drill>;

export async function getDrills(db: Db, caseId: string): Promise<{ items: Shown[] }> {
  const drills = await listDrills(db, caseId);
  const people = drills.flatMap(({ dismissedBy, steps }) => [dismissedBy, ...steps.map(({ doneBy }) => doneBy)]);
  const names = await findNames(
    db,
    people.filter((id) => id !== null),
  );
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? "" });
  const show = ({ dismissedBy, steps, ...drill }: DrillOf): Shown => ({
    ...drill,
    dismissedBy: person(dismissedBy),
    steps: steps.map((one) => ({ ...one, doneBy: person(one.doneBy) })),
  });
  return { items: drills.map(show) };
}
