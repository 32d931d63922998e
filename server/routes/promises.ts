import * as contract from "../../contract/promises.ts";
import { flightNumber } from "../../contract/flights.ts";
import { keepByHand, makePromise, withdrawPromise } from "../modules/cases/index.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { getCase } from "../screens/case-list.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

export function implementPromises(implement: Implement, app: RouteApp): void {
  const { db } = app;

  const change = (
    caller: Caller,
    action: string,
    caseId: string,
    work: (app: RouteApp) => Promise<void>,
  ): Promise<void> => audited(app, { caller, action, subject: `case/${caseId}` }, work);

  implement(contract.makePromise, async ({ caller, params: { caseId }, body: { on, ...body } }) => {
    const flight = on && flightNumber(on.flight);
    const awaited = on && flight ? { ...on, flight } : null;
    await change(caller, body.kind === "snooze" ? "cases.snooze" : "cases.promise", caseId, (app) =>
      makePromise(app, { ...body, on: awaited, caseId, agentId: caller.id }),
    );
    return getCase(db, caseId);
  });

  implement(contract.keepPromise, async ({ caller, params: { caseId, promiseId } }) => {
    await change(caller, "cases.keep-promise", caseId, (app) =>
      keepByHand(app, { caseId, promiseId, agentId: caller.id }),
    );
    return getCase(db, caseId);
  });

  implement(contract.withdrawPromise, async ({ caller, params: { caseId, promiseId } }) => {
    await change(caller, "cases.withdraw-promise", caseId, (app) =>
      withdrawPromise(app, { caseId, promiseId, agentId: caller.id }),
    );
    return getCase(db, caseId);
  });
}
