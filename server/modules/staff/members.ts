/** Members of staff and the tokens that act as one. */
import { permissions } from "../../../contract/permission.ts";
import type { Role, StaffMember } from "../../../contract/staff.ts";
import type { Language } from "../../../contract/words.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import type { Caller } from "../../platform/http/implement.ts";
import { problem } from "../../platform/problem.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";

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

/** Makes a token and the member it acts as; the token is given this once. */
export function createToken(
  app: Context,
  { name, role }: { name: string; role: Role },
): Promise<{ id: string; token: string }> {
  return atomically(app, async (app) => {
    const token = newToken();
    const [member] = await app.db<[{ id: string }]>`
      insert into staff.member (name, email, kind, role)
      values (${name}, 'token-' || gen_random_uuid() || '@programs.invalid', 'program', ${role}) returning id`;
    const [row] = await app.db<[{ id: string }]>`
      insert into staff.api_token (member_id, hash) values (${member.id}, ${hashToken(token)}) returning id`;
    return { id: row.id, token };
  });
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

/** Whether this member works here now, and in which role; null where there is none. */
export async function findRole(db: Db, id: string): Promise<Role | null> {
  const [row] = await db<{ role: Role }[]>`select role from staff.member where id = ${id} and active`;
  return row?.role ?? null;
}
