/** What is to be done step by step in a case. */
import * as contract from "../../contract/drills.ts";
import { judgeDrill, tickStep } from "../modules/drills/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getCase } from "../screens/case-list.ts";
import { getDrills } from "../screens/drills.ts";
import type { RouteApp } from "./route-app.ts";

export function implementDrills(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.listDrills, async ({ params: { caseId } }) => {
    await getCase(db, caseId);
    return getDrills(db, caseId);
  });

  implement(contract.tickStep, async ({ caller, params: { caseId, kind, step }, body: { isDone } }) => {
    await getCase(db, caseId);
    await atomically(app, async (app) => {
      await tickStep(app, { caseId, kind, step, isDone, by: caller.id });
      const detail = `${kind} ${step}${isDone ? "" : " taken back"}`;
      await audit(app.db, { actorId: caller.id, action: "cases.drill-step", subject: `case/${caseId}`, detail });
    });
    return getDrills(db, caseId);
  });

  implement(contract.judgeDrill, async ({ caller, params: { caseId, kind }, body: { isSo } }) => {
    await getCase(db, caseId);
    await atomically(app, async (app) => {
      await judgeDrill(app, { caseId, kind, isSo, by: caller.id });
      const detail = `${kind} ${isSo ? "is one" : "is none"}`;
      await audit(app.db, { actorId: caller.id, action: "cases.drill", subject: `case/${caseId}`, detail });
    });
    return getDrills(db, caseId);
  });
}
