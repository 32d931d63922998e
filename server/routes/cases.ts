import * as contract from "../../contract/cases.ts";
import { getDesk } from "../../contract/screens.ts";
import { keepHolds, takeUp } from "../modules/assignment/index.ts";
import { tellSeen } from "../modules/cases/index.ts";
import { audit } from "../modules/staff/index.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { getCaseDetail } from "../screens/case.ts";
import { meantBy } from "../screens/case-filter.ts";
import { listCases } from "../screens/case-list.ts";
import { openDesk } from "../screens/desk.ts";
import { readerOf } from "./messages.ts";
import type { RouteApp } from "./route-app.ts";

/** Programs look at much that nobody reads. */
const answersHere = ({ id, permissions, by }: Caller, assigneeId: string | null): boolean =>
  permissions.has("cases:reply") && (assigneeId === id || (assigneeId === null && by === "session"));

export function implementCases(implement: Implement, app: RouteApp): void {
  const { db, channels } = app;

  // A sign that is not given is no reason not to read.
  const ignored = (): void => app.log.debug("it could not be wished that a message is marked as seen");

  const readDesk = openDesk(db);
  implement(getDesk, ({ caller, query: { kind, ...filter } }) =>
    readDesk({ readerId: caller.id, kind, filter: meantBy(filter, caller.id) }),
  );

  implement(contract.listCases, ({ caller, query: { promisedBy, ...query } }) =>
    listCases(db, {
      ...query,
      ...meantBy(query, caller.id),
      promisedBy: promisedBy === "me" ? caller.id : promisedBy,
    }),
  );

  implement(contract.getCase, async ({ caller, params: { caseId } }) => {
    const detail = await getCaseDetail(db, channels, caseId, { ...readerOf(caller), id: caller.id });
    await audit(db, { actorId: caller.id, action: "cases.read", subject: `customer/${detail.customerId}` });
    await takeUp(db, { caseId, agentId: caller.id });
    await keepHolds(db, [caller.id]);
    if (answersHere(caller, detail.assigneeId)) await tellSeen(app, caseId).catch(ignored);
    return detail;
  });
}
