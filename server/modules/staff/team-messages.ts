/** What a lead tells a team: a line on the desk of everyone of it who is here, until they have seen it. */
import { allowed, Role as roles } from "../../../contract/roles.ts";
import { atomically, type Context, type PoolContext } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { audit } from "./audit.ts";

const answering = roles.options.filter((role) => allowed[role].includes("cases:reply"));
const keptDays = 30;
/** What was told a day ago is told no more. */
const toldHours = 24;

export interface TeamTold {
  id: string;
  /** Null: all who answer cases. */
  teamId: string | null;
  text: string;
  actorId: string;
}

/** Whoever is lent to the team is of it. */
export function tellTeam(app: Context, { id, teamId, text, actorId }: TeamTold): Promise<void> {
  return atomically(app, async (app) => {
    const { count } = await app.db`
      insert into staff.team_message (id, team_id, text, sent_by)
      values (${id}, (select id from staff.team where id = ${teamId}), ${text}, ${actorId}) on conflict (id) do nothing`;
    if (count === 0) return;
    const told = await app.db<{ memberId: string }[]>`
      insert into staff.team_message_to (message_id, member_id)
      select ${id}, member.id from staff.member
      where active and kind = 'person' and role = any(${answering}) and seen_at > (select platform.now()) - interval '2 minutes'
        and (${teamId}::uuid is null or ${teamId}::text = coalesce((
          select what from staff.lending l where l.member_id = member.id and l.kind = 'team' and during @> (select platform.now())), team_id::text))
      returning member_id`;
    await audit(app.db, {
      actorId,
      action: "steering.tell-team",
      subject: teamId === null ? "team/all" : `team/${teamId}`,
    });
    await changed(app, ["assignment", "queue", ...told.map(({ memberId }) => `caller/${memberId}`)]);
  });
}

export interface TeamMessage {
  id: string;
  team: string | null;
  text: string;
  by: string;
  at: Date;
  told: number;
  seen: number;
}

/** Newest first. */
export const listTeamMessages = (db: Db): Promise<TeamMessage[]> => db<TeamMessage[]>`
  select t.id, team.name as team, t.text, m.name as by, t.sent_at as at, count(o.member_id)::int as told, count(o.seen_at)::int as seen
  from staff.team_message t join staff.member m on m.id = t.sent_by
    left join staff.team on team.id = t.team_id left join staff.team_message_to o on o.message_id = t.id
  where t.sent_at > (select platform.now()) - ${toldHours} * interval '1 hour'
  group by t.id, team.name, m.name order by t.sent_at desc, t.id limit 50`;

/** What somebody was told and has not seen yet, oldest first. */
export const listUnseen = (db: Db, memberId: string): Promise<Pick<TeamMessage, "id" | "text" | "by" | "at">[]> => db<
  TeamMessage[]
>`
  select t.id, t.text, m.name as by, t.sent_at as at
  from staff.team_message_to o join staff.team_message t on t.id = o.message_id join staff.member m on m.id = t.sent_by
  where o.member_id = ${memberId} and o.seen_at is null and t.sent_at > (select platform.now()) - ${toldHours} * interval '1 hour'
  order by t.sent_at, t.id limit 20`;

/** Twice is once. */
export async function markMessageSeen(
  app: Context,
  { messageId, memberId }: { messageId: string; memberId: string },
): Promise<void> {
  const { count } = await app.db`
    update staff.team_message_to set seen_at = platform.now()
    where message_id = ${messageId} and member_id = ${memberId} and seen_at is null`;
  if (count > 0) await changed(app, ["queue"]);
}

/** What is older than is kept goes, with who has seen it. */
export async function forgetTeamMessages({ db }: PoolContext): Promise<void> {
  await db`delete from staff.team_message where sent_at < (select platform.now()) - ${keptDays} * interval '1 day'`;
}
