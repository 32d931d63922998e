/** What makes a case urgent, and why one is. */
import * as contract from "../../contract/urgency.ts";
import { audit } from "../modules/staff/index.ts";
import { setTable } from "../modules/urgency/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getCase } from "../screens/case-list.ts";
import { getTable, getWhy, tryOut } from "../screens/urgency.ts";
import type { RouteApp } from "./route-app.ts";

export function implementUrgency(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.getUrgencyTable, () => getTable(db));

  implement(contract.setUrgencyTable, async ({ caller, body }) => {
    await atomically(app, async (app) => {
      await setTable(app, { ...body, by: caller.id });
      const detail = `version ${body.version + 1}`;
      await audit(app.db, { actorId: caller.id, action: "settings.urgency", subject: "setting/urgency", detail });
    });
    return getTable(db);
  });

  implement(contract.tryUrgencyTable, ({ body: { table } }) => tryOut(db, table));

  implement(contract.getCaseUrgency, async ({ params: { caseId } }) => {
    await getCase(db, caseId);
    return getWhy(db, caseId);
  });
}
