/** Who helps elsewhere for a while: a row with an end, so that it ends by itself. */
import type { LentTo } from "../../../contract/steering.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import { audit } from "./audit.ts";

const NotAnswering = problem("steering.not-answering", 409, "This colleague answers no cases here.");
const LendingNotFound = problem("steering.no-lending", 404, "There is no such lending.");

/** Where somebody is lent to now; null: nowhere. */
export const lentNow = (db: Db) => db`
  (select jsonb_build_object('kind', kind, 'what', what) from staff.lending
    where lending.member_id = member.id and during @> (select platform.now())) as lent`;

/** With what the lending brings: the language fully, the skill, the team. */
export function asLent<
  Able extends { levels: Record<string, number>; skills: string[]; teamId: string | null; lent: LentTo | null },
>(able: Able): Able {
  const { lent } = able;
  if (lent?.kind === "language") return { ...able, levels: { ...able.levels, [lent.what]: 3 } };
  if (lent?.kind === "skill") return { ...able, skills: [...new Set([...able.skills, lent.what])] };
  return lent?.kind === "team" ? { ...able, teamId: lent.what } : able;
}

export interface Lend extends LentTo {
  minutes: number;
  actorId: string;
}

/** Of whom, and the id of their lending. */
interface Colleague {
  id: string;
  memberId: string;
}

/** Lends all of them from now on, or none; what they were lent to before ends. */
export const lend = (app: Context, { colleagues, ...to }: Lend & { colleagues: readonly Colleague[] }): Promise<void> =>
  atomically(app, async (app) => {
    // In one order, so that two leads never wait for each other in a ring.
    for (const one of colleagues.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1))) await lendOne(app, one, to);
  });

async function lendOne(
  app: Context,
  { id, memberId }: Colleague,
  { kind, what, minutes, actorId }: Lend,
): Promise<void> {
  const [member] = await app.db`select from staff.member where id = ${memberId} and active for no key update`;
  if (!member) throw NotAnswering();
  const [same] = await app.db`select from staff.lending where id = ${id}`;
  if (same) return;
  await end(app.db, { memberId, actorId });
  await app.db`
    insert into staff.lending (id, member_id, kind, what, during, lent_by)
    select ${id}, ${memberId}, ${kind}, ${what}, tstzrange(at, at + ${minutes} * interval '1 minute'), ${actorId}
    from (select greatest(platform.now(), max(upper(during))) as at from staff.lending where member_id = ${memberId}) as clock`;
  await tell(app, { action: "steering.lend", memberId, actorId, detail: `${kind} ${what}, ${minutes} min` });
}

export function endLending(app: Context, { id, actorId }: { id: string; actorId: string }): Promise<void> {
  return atomically(app, async (app) => {
    const [row] = await app.db<
      { memberId: string }[]
    >`select member_id from staff.lending where id = ${id} for no key update`;
    if (!row) throw LendingNotFound();
    const { memberId } = row;
    await end(app.db, { memberId, actorId });
    await tell(app, { action: "steering.end-lending", memberId, actorId });
  });
}

/** What runs now ends now; a moment of it stays, for whoever asks what was. */
const end = (db: Db, { memberId, actorId }: { memberId: string; actorId: string }) => db`
  update staff.lending set ended_by = ${actorId},
    during = tstzrange(lower(during), greatest(platform.now(), lower(during) + interval '1 millisecond'))
  where member_id = ${memberId} and upper(during) > platform.now()`;

interface Deed {
  action: string;
  memberId: string;
  actorId: string;
  detail?: string;
}

async function tell(app: Context, { memberId, ...deed }: Deed): Promise<void> {
  await audit(app.db, { ...deed, subject: `staff/${memberId}` });
  await changed(app, ["assignment", "queue", `caller/${memberId}`]);
  app.ring("queue");
}

export interface LendingNow extends LentTo {
  id: string;
  memberId: string;
  memberName: string;
  from: Date;
  until: Date;
  by: string;
  /** Of a team its name. */
  name: string;
}

/** Of all, or of one colleague; the soonest to end first. */
export const listLendings = (db: Db, memberId: string | null = null): Promise<LendingNow[]> => db<LendingNow[]>`
  select l.id, l.member_id, m.name as member_name, l.kind, l.what, coalesce(t.name, l.what) as name,
    lower(during) as "from", upper(during) as until, by_member.name as by
  from staff.lending l join staff.member m on m.id = l.member_id join staff.member by_member on by_member.id = l.lent_by
    left join staff.team t on l.kind = 'team' and t.id::text = l.what
  where during @> (select platform.now()) ${memberId === null ? db`` : db`and l.member_id = ${memberId}`}
  order by upper(during), l.id limit 500`;
