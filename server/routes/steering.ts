/** What leads do from the wall, and what colleagues see of it. */
import * as contract from "../../contract/steering.ts";
import {
  endLending,
  lend,
  type LendingNow,
  listLendings,
  listTeamMessages,
  listUnseen,
  markMessageSeen,
  tellTeam,
} from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import type { RouteApp } from "./route-app.ts";

export function implementSteering(implement: Implement, app: RouteApp): void {
  const { db } = app;
  const show = ({ memberId, memberName, ...lending }: LendingNow) => ({
    ...lending,
    member: { id: memberId, name: memberName },
  });
  const lendings = async () => ({ items: (await listLendings(db)).map(show) });
  const messages = async () => ({ items: await listTeamMessages(db) });
  const told = async (memberId: string) => {
    const [lent = null] = await listLendings(db, memberId);
    return { lent, messages: await listUnseen(db, memberId) };
  };

  implement(contract.listLendings, lendings);

  implement(contract.lend, async ({ caller, body }) => {
    await lend(app, { ...body, actorId: caller.id });
    return lendings();
  });

  implement(contract.endLending, async ({ caller, params }) => {
    await endLending(app, { id: params.lendingId, actorId: caller.id });
    return lendings();
  });

  implement(contract.listTeamMessages, messages);

  implement(contract.tellTeam, async ({ caller, body }) => {
    await tellTeam(app, { ...body, actorId: caller.id });
    return messages();
  });

  implement(contract.getSteering, ({ caller }) => told(caller.id));

  implement(contract.markSeen, async ({ caller, params }) => {
    await markMessageSeen(app, { ...params, memberId: caller.id });
    return told(caller.id);
  });
}
