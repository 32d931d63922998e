/** Teams: whose people ask for cases, or are given them. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import { audit } from "./audit.ts";

const TeamNotFound = problem("staff.team-not-found", 404, "There is no such team.");
const TeamTaken = problem("staff.team-taken", 409, "There is a team of this name already.");
const TooManyTeams = problem<{ most: number }>("staff.too-many-teams", 409, "Remove a team first.");

const most = 100;

export interface Team {
  id: string;
  name: string;
  gets: "pull" | "push";
  members: number;
}

export const listTeams = (db: Db): Promise<Team[]> => db<Team[]>`
  select id, name, gets, (select count(*)::int from staff.member where team_id = team.id and active) as members
  from staff.team order by name limit ${most}`;

export interface TeamSaid {
  name: string;
  gets: "pull" | "push";
  actorId: string;
}

export function addTeam(app: Context, { name, gets, actorId }: TeamSaid): Promise<void> {
  return atomically(app, async (app) => {
    if ((await listTeams(app.db)).length >= most) throw TooManyTeams({ most });
    const [row] = await app.db<{ id: string }[]>`
      insert into staff.team (name, gets) values (${name}, ${gets}) on conflict (name) do nothing returning id`;
    if (!row) throw TeamTaken();
    await tell(app, { action: "staff.add-team", subject: `team/${row.id}`, actorId });
  });
}

export function changeTeam(app: Context, { id, name, gets, actorId }: TeamSaid & { id: string }): Promise<void> {
  return atomically(app, async (app) => {
    const [taken] = await app.db`select from staff.team where name = ${name} and id <> ${id}`;
    if (taken) throw TeamTaken();
    const { count } = await app.db`update staff.team set name = ${name}, gets = ${gets} where id = ${id}`;
    if (count === 0) throw TeamNotFound();
    await tell(app, { action: "staff.change-team", subject: `team/${id}`, actorId });
  });
}

export function removeTeam(app: Context, { id, actorId }: { id: string; actorId: string }): Promise<void> {
  return atomically(app, async (app) => {
    const { count } = await app.db`delete from staff.team where id = ${id}`;
    if (count === 0) throw TeamNotFound();
    await tell(app, { action: "staff.remove-team", subject: `team/${id}`, actorId });
  });
}

async function tell(app: Context, deed: { action: string; subject: string; actorId: string }): Promise<void> {
  await audit(app.db, deed);
  await changed(app, ["assignment"]);
  app.ring("queue");
}
