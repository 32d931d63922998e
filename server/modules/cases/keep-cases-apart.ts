/** A person says that two cases are two matters: no machine joins them, and it is not proposed again. */
import { randomUUID } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { casesParted } from "./events.ts";
import { SameCase } from "./problems.ts";
import { lockCase } from "./row.ts";

export function keepCasesApart(
  app: Context,
  { caseId, otherId, agentId, why }: { caseId: string; otherId: string; agentId: string; why: string },
): Promise<{ joiningId: string }> {
  return atomically(app, async (app) => {
    if (caseId === otherId) throw SameCase();
    for (const id of [caseId, otherId].toSorted()) await lockCase(app.db, id);
    const joiningId = randomUUID();
    await app.db`
      insert into cases.joining (id, kind, case_id, other_id, by, why) values (${joiningId}, 'apart', ${caseId}, ${otherId}, ${agentId}, ${why.slice(0, 300)})`;
    await emit(app, casesParted, [{ caseId, otherId }]);
    return { joiningId };
  });
}
