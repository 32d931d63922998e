/** Who may get what, what colleagues can do, teams, and why a case went where it went. */
import * as contract from "../../contract/assignment.ts";
import { listDecisions, setRule } from "../modules/assignment/index.ts";
import {
  addTeam,
  audit,
  changeTeam,
  findAbilities,
  findNames,
  listAbled,
  listTeams,
  removeTeam,
  setAbilities,
} from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getRule, showColleague } from "../screens/assignment.ts";
import { getCase } from "../screens/case-list.ts";
import { page, readCursor } from "../screens/cursor.ts";
import type { RouteApp } from "./route-app.ts";

export function implementAssignment(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.getAssignmentRule, () => getRule(db));

  implement(contract.setAssignmentRule, async ({ caller, body }) => {
    await atomically(app, async (app) => {
      await setRule(app, { ...body, by: caller.id });
      const detail = `version ${body.version + 1}`;
      await audit(app.db, { actorId: caller.id, action: "settings.assignment", subject: "setting/assignment", detail });
    });
    return getRule(db);
  });

  implement(contract.listColleagues, async ({ query: { limit, cursor } }) => {
    const [after = null] = readCursor(cursor, 1) ?? [];
    const rows = await listAbled(db, { limit: limit + 1, after: after === null ? null : String(after) });
    const found = page(rows, limit, ({ id }) => [id]);
    return { ...found, items: found.items.map(showColleague) };
  });

  implement(contract.setAbilities, async ({ caller, params: { memberId }, body }) => {
    await setAbilities(app, { ...body, memberId, actorId: caller.id });
    return showColleague(await findAbilities(db, memberId));
  });

  const teams = async () => ({ items: await listTeams(db) });

  implement(contract.listTeams, teams);

  implement(contract.addTeam, async ({ caller, body }) => {
    await addTeam(app, { ...body, actorId: caller.id });
    return teams();
  });

  implement(contract.changeTeam, async ({ caller, params, body }) => {
    await changeTeam(app, { ...body, id: params.teamId, actorId: caller.id });
    return teams();
  });

  implement(contract.removeTeam, async ({ caller, params }) => {
    await removeTeam(app, { id: params.teamId, actorId: caller.id });
    return teams();
  });

  implement(contract.listDecisions, async ({ params: { caseId } }) => {
    await getCase(db, caseId);
    const rows = await listDecisions(db, caseId);
    const names = await findNames(
      db,
      rows.flatMap(({ agentId, byId }) => [agentId, byId].filter((id) => id !== null)),
    );
    const person = (id: string | null) => (id ? { id, name: names.get(id) ?? "" } : null);
    return {
      items: rows.map(({ at, what, agentId, byId, why }) => ({
        at,
        what,
        agent: person(agentId),
        by: person(byId),
        why,
      })),
    };
  });
}
