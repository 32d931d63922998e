import * as contract from "../../contract/joining.ts";
import { joinCases, keepCasesApart, splitCase, takeBackJoining } from "../modules/cases/index.ts";
import { audit } from "../modules/staff/index.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { getCase } from "../screens/case-list.ts";
import { getJoinings } from "../screens/joinings.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

const actor = (caller: Caller) => ({
  agentId: caller.id,
  mayTakeFromOthers: caller.permissions.has("cases:assign"),
});

export function implementJoining(implement: Implement, app: RouteApp): void {
  implement(contract.getJoinings, async ({ caller, params: { caseId } }) => {
    const { customerId, ...joinings } = await getJoinings(app.db, caseId);
    await audit(app.db, { actorId: caller.id, action: "cases.read-joinings", subject: `customer/${customerId}` });
    return joinings;
  });

  implement(contract.joinCase, async ({ caller, params: { caseId }, body }) => {
    const deed = { caller, action: "cases.join", subject: `case/${caseId}` };
    const joined = await audited(app, deed, (app) => joinCases(app, { caseId, ...body, ...actor(caller) }));
    return { joiningId: joined.joiningId, case: await getCase(app.db, joined.caseId) };
  });

  implement(contract.splitCase, async ({ caller, params: { caseId }, body }) => {
    const deed = { caller, action: "cases.split", subject: `case/${caseId}` };
    const split = await audited(app, deed, (app) => splitCase(app, { caseId, ...body, ...actor(caller) }));
    return { joiningId: split.joiningId, case: await getCase(app.db, split.caseId) };
  });

  implement(contract.keepCasesApart, ({ caller, params: { caseId }, body }) =>
    audited(app, { caller, action: "cases.keep-apart", subject: `case/${caseId}` }, (app) =>
      keepCasesApart(app, { caseId, ...body, agentId: caller.id }),
    ),
  );

  implement(contract.takeBackJoining, async ({ caller, params }) => {
    const deed = { caller, action: "cases.take-back-joining", subject: `case/${params.caseId}` };
    const { caseId, otherId } = await audited(app, deed, (app) =>
      takeBackJoining(app, { ...params, ...actor(caller) }),
    );
    return { case: await getCase(app.db, caseId), other: await getCase(app.db, otherId) };
  });
}
