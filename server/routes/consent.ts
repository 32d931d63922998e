import * as contract from "../../contract/consent.ts";
import { findConsent, findOne, noteConsent, standingOf } from "../modules/customers/index.ts";
import { audit, findNames } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import type { RouteApp } from "./route-app.ts";

export function implementConsent(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.getConsent, async ({ caller, params: { customerId } }) => {
    const { ids } = await findOne(db, customerId);
    const rows = await findConsent(db, ids);
    const names = await findNames(
      db,
      rows.flatMap(({ actorId }) => actorId ?? []),
    );
    await audit(db, { actorId: caller.id, action: "customers.read-consent", subject: `customer/${customerId}` });
    const history = rows.map(({ actorId, ...line }) => ({
      ...line,
      by: actorId === null ? null : { id: actorId, name: names.get(actorId) ?? "" },
    }));
    return { now: standingOf(rows), history };
  });

  implement(contract.noteConsent, async ({ caller, params, body: { at = null, evidence = null, ...body } }) => {
    await noteConsent(app, { ...params, ...body, at, evidence, actorId: caller.id });
    return { id: body.id };
  });
}
