/** Members of staff and the tokens that act as one. */
import { permissions } from "../../../contract/permission.ts";
import type { Role } from "../../../contract/roles.ts";
import type { ManagedMember, StaffMember } from "../../../contract/staff.ts";
import type { z } from "zod";
import type { Language } from "../../../contract/words.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import type { Caller } from "../../platform/http/implement.ts";
import { problem } from "../../platform/problem.ts";
import { longestHours } from "./lengths.ts";

export const EmailTaken = problem("staff.email-taken", 409, "Somebody with this address works here already.");
export const MemberNotFound = problem("staff.not-found", 404, "Nobody with this id works here.");

export interface NewMember {
  email: string;
  name: string;
  role: Role;
  languages?: readonly Language[];
}

/** Adds a person; they sign in with a one-time link first. */
export async function addMember(app: Context, { email, name, role, languages = [] }: NewMember): Promise<string> {
  const [row] = await app.db<{ id: string }[]>`
    insert into staff.member (name, email, email_verified, role, languages)
    values (${name}, ${email.toLowerCase()}, true, ${role}, ${[...languages]})
    on conflict (email) do nothing returning id`;
  if (!row) throw EmailTaken();
  return row.id;
}

const automation = "automation@programs.invalid";

/** The member that the automation token acts as; made by its first call. */
export async function findAutomation(db: Db): Promise<Caller> {
  const [found] = await db<{ id: string }[]>`select id from staff.member where email = ${automation} and active`;
  const [row] = found
    ? [found]
    : await db<{ id: string }[]>`
      insert into staff.member (name, email, kind, role) values ('Automation', ${automation}, 'program', 'admin')
      on conflict (email) do update set active = true returning id`;
  if (!row) throw MemberNotFound();
  return {
    id: row.id,
    name: "Automation",
    email: automation,
    role: "admin",
    permissions: new Set(permissions),
    by: "token",
    isTrusted: true,
    session: null,
  };
}

export async function listMembers(
  db: Db,
  { limit, after }: { limit: number; after: string | null },
): Promise<StaffMember[]> {
  return db<StaffMember[]>`
    select id, name, email, role, languages, active, initials from staff.member
    where kind = 'person' and (${after}::uuid is null or (name, id) > (select name, id from staff.member where id = ${after}::uuid))
    order by name, id limit ${limit}`;
}

type Managed = z.output<typeof ManagedMember>;

/** People by name, with what an administrator looks after. */
export async function listManaged(
  db: Db,
  { limit, after }: { limit: number; after: string | null },
): Promise<Managed[]> {
  return db<Managed[]>`
    select id, name, email, role, languages, active, initials, seen_at as last_seen_at,
      exists (select 1 from staff.credential c where c.user_id = member.id and password is not null) as has_password,
      exists (select 1 from staff.credential c where c.user_id = member.id and provider_id like 'directory:%') as has_directory,
      exists (select 1 from staff.totp where totp.member_id = member.id and secret is not null) as has_app,
      (select count(*)::int from staff.passkey where passkey.member_id = member.id) as passkeys,
      (select count(*)::int from staff.session cross join staff.sign_in_rules where session.user_id = member.id
        and began_at > (select platform.now()) - ${longestHours} * interval '1 hour'
        and last_seen_at > (select platform.now()) - idle_minutes * interval '1 minute' and ends_at is null) as sessions
    from staff.member
    where kind = 'person' and (${after}::uuid is null or (name, id) > (select name, id from staff.member where id = ${after}::uuid))
    order by name, id limit ${limit}`;
}

/** The person with this address who works here now. */
export async function findByEmail(db: Db, email: string): Promise<string | null> {
  const [row] = await db<{ id: string }[]>`
    select id from staff.member where email = ${email} and kind = 'person' and active`;
  return row?.id ?? null;
}

/** A member who is a person; programs have neither links nor factors. */
export async function findPerson(db: Db, id: string): Promise<{ id: string; email: string }> {
  const [row] = await db<{ id: string; email: string }[]>`
    select id, email from staff.member where id = ${id} and kind = 'person'`;
  if (!row) throw MemberNotFound();
  return row;
}

export async function findMember(db: Db, id: string): Promise<StaffMember & { hasPassword: boolean }> {
  const [row] = await db<(StaffMember & { hasPassword: boolean })[]>`
    select id, name, email, role, languages, active, initials,
      exists (select 1 from staff.credential where user_id = member.id and password is not null) as has_password
    from staff.member where id = ${id}`;
  if (!row) throw MemberNotFound();
  return row;
}

/** A sign of life of each of these, at most one write per half minute. */
export async function markSeen(db: Db, ids: readonly string[]): Promise<void> {
  await db`
    update staff.member set seen_at = platform.now()
    where id = any(${[...ids]}::uuid[]) and (seen_at is null or seen_at < platform.now() - interval '15 seconds')`;
}

/** Which of these showed a sign of life within the last two minutes. */
export async function whoIsHere(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db<{ id: string }[]>`
    select id from staff.member where id = any(${[...ids]}::uuid[]) and active and seen_at > platform.now() - interval '2 minutes'`;
  return new Set(rows.map(({ id }) => id));
}

/** Everybody who showed a sign of life within the last two minutes; 5000 at most. */
export function listSeen(db: Db): Promise<{ id: string }[]> {
  return db<{ id: string }[]>`
    select id from staff.member
    where kind = 'person' and active and seen_at > (select platform.now()) - interval '2 minutes' limit 5000`;
}

/** The team of each; null where they are in none. */
export function findTeamsOf(db: Db, ids: readonly string[]): Promise<{ id: string; teamId: string | null }[]> {
  return db<{ id: string; teamId: string | null }[]>`
    select id, team_id from staff.member where id = any(${[...ids]}::uuid[])`;
}

/** Whether this member works here now, and in which role; null where there is none. */
export async function findRole(db: Db, id: string): Promise<Role | null> {
  const [row] = await db<{ role: Role }[]>`select role from staff.member where id = ${id} and active`;
  return row?.role ?? null;
}
