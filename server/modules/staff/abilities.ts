/** What colleagues can do: languages and how well, skills, their team, and how much they may have at once. */
import type { Role } from "../../../contract/roles.ts";
import { allowed, Role as roles } from "../../../contract/roles.ts";
import type { LentTo } from "../../../contract/steering.ts";
import type { Language } from "../../../contract/words.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { audit } from "./audit.ts";
import { memberChanged } from "./events.ts";
import { asLent, lentNow } from "./lending.ts";
import { MemberNotFound } from "./members.ts";

/** Whoever may answer cases. */
const answering = roles.options.filter((role) => allowed[role].includes("cases:reply"));

export interface Abled {
  id: string;
  name: string;
  role: Role;
  teamId: string | null;
  skills: string[];
  /** How well each of their languages is spoken, 1 to 3. */
  levels: Record<string, number>;
  capacity: number | null;
  isHere: boolean;
  /** Where they help for a while; what it brings is in none of the above (`asLent`). */
  lent: LentTo | null;
}

const columns = (db: Db) => db`
  id, name, role, team_id, skills, capacity,
  (select coalesce(jsonb_object_agg(one, coalesce((levels ->> one)::int, 3)), '{}') from unnest(languages) as one) as levels,
  coalesce(seen_at > (select platform.now()) - interval '2 minutes', false) as is_here, ${lentNow(db)}`;

/** Of whoever works here; people and programs. */
export async function findAbilities(db: Db, memberId: string): Promise<Abled> {
  const [row] = await db<Abled[]>`select ${columns(db)} from staff.member where id = ${memberId}`;
  if (!row) throw MemberNotFound();
  return row;
}

/** Of these, who work here. */
export function findAbilitiesOf(db: Db, ids: readonly string[]): Promise<Abled[]> {
  return db<Abled[]>`select ${columns(db)} from staff.member where active and id = any(${[...ids]}::uuid[])`;
}

/** People who answer cases, by name. */
export function listAbled(db: Db, { limit, after }: { limit: number; after: string | null }): Promise<Abled[]> {
  return db<Abled[]>`
    select ${columns(db)} from staff.member
    where kind = 'person' and active and role = any(${answering})
      and (${after}::uuid is null or (name, id) > (select name, id from staff.member where id = ${after}::uuid))
    order by name, id limit ${limit}`;
}

/** Of these, those who work here still. */
export const findAbled = (db: Db, ids: readonly string[]): Promise<Abled[]> => db<Abled[]>`
  select ${columns(db)} from staff.member where active and id = any(${[...ids]}::uuid[]) order by id`;

/** Those of these who answer cases, by their ids or their mail addresses in small letters. */
export function listAnswering(
  db: Db,
  { ids = [], emails = [] }: { ids?: readonly string[]; emails?: readonly string[] },
): Promise<{ id: string; name: string; email: string }[]> {
  return db<{ id: string; name: string; email: string }[]>`
    select id, name, email from staff.member
    where active and role = any(${answering}) and (id = any(${[...ids]}::uuid[]) or email = any(${[...new Set(emails)]}::text[]))`;
}

/** Everybody who answers cases and is here now, with what a lending brings; a thousand at most. */
export async function findAbledHere(db: Db): Promise<Abled[]> {
  const rows = await db<Abled[]>`
    select ${columns(db)} from staff.member
    where active and role = any(${answering}) and seen_at > (select platform.now()) - interval '2 minutes' limit 1000`;
  return rows.map(asLent);
}

/** Those of them whose team is given cases; a thousand at most. */
export function findGiven(db: Db): Promise<Abled[]> {
  return db<Abled[]>`
    select ${columns(db)} from staff.member
    where active and role = any(${answering}) and coalesce((
        select what::uuid from staff.lending l where l.member_id = member.id and l.kind = 'team' and during @> (select platform.now())), team_id)
        = any(select id from staff.team where gets = 'push')
      and seen_at > (select platform.now()) - interval '2 minutes' limit 1000`;
}

export interface NewAbilities {
  memberId: string;
  teamId: string | null;
  skills: readonly string[];
  languages: readonly { language: Language; level: number }[];
  capacity: number | null;
}

/** Counts with the next case that goes to somebody. */
export function setAbilities(
  app: Context,
  { memberId, teamId, skills, languages, capacity, actorId }: NewAbilities & { actorId: string },
): Promise<void> {
  return atomically(app, async (app) => {
    const levels = Object.fromEntries(languages.map(({ language, level }) => [language, level]));
    const { count } = await app.db`
      update staff.member set team_id = (select id from staff.team where id = ${teamId}), skills = ${[...skills]}, capacity = ${capacity},
        languages = ${languages.map(({ language }) => language)}, levels = ${app.db.json(levels)}, updated_at = platform.now()
      where id = ${memberId}`;
    if (count === 0) throw MemberNotFound();
    await audit(app.db, { actorId, action: "staff.set-abilities", subject: `staff/${memberId}` });
    await emit(app, memberChanged, [{ memberId }]);
    app.ring("queue");
  });
}
