/** Changes of who works here and as what. Each counts at the next request and on open sockets within a second. */
import type { Role } from "../../../contract/roles.ts";
import type { Language } from "../../../contract/words.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import { audit } from "./audit.ts";
import { memberChanged, memberDeactivated } from "./events.ts";
import { forgetDevices } from "./known-device.ts";
import { MemberNotFound } from "./members.ts";

const LastAdministrator = problem(
  "staff.last-administrator",
  409,
  "This is the last administrator: make another one first.",
);
const NotYourself = problem("staff.not-yourself", 409, "Ask another administrator to do this to you.");

interface Locked {
  name: string;
  role: Role;
  languages: Language[];
  active: boolean;
}

/** The member, held until the end; people only. All administrators are held with them, so that two can't demote each other at once. */
async function lock(db: Db, memberId: string): Promise<Locked> {
  const rows = await db<(Locked & { id: string })[]>`
    select id, name, role, languages, active from staff.member
    where kind = 'person' and (id = ${memberId} or (role = 'admin' and active)) order by id for no key update`;
  const found = rows.find(({ id }) => id === memberId);
  if (!found) throw MemberNotFound();
  return found;
}

/** Throws where nobody would be left to administer. Only inside the transaction that holds the administrators. */
async function keepOneAdministrator(db: Db, memberId: string): Promise<void> {
  const [other] = await db`
    select 1 from staff.member where kind = 'person' and role = 'admin' and active and id <> ${memberId} limit 1`;
  if (!other) throw LastAdministrator();
}

export interface MemberChange {
  memberId: string;
  actorId: string;
  name: string;
  role: Role;
  languages: readonly Language[];
}

/** Changes name, role and languages. Nobody changes their own role. */
export function changeMember(app: Context, { memberId, actorId, name, role, languages }: MemberChange): Promise<void> {
  return atomically(app, async (app) => {
    const before = await lock(app.db, memberId);
    if (role !== before.role) {
      if (memberId === actorId) throw NotYourself();
      if (before.role === "admin" && before.active) await keepOneAdministrator(app.db, memberId);
    }
    await app.db`
      update staff.member set name = ${name}, role = ${role}, languages = ${[...languages]}, updated_at = platform.now()
      where id = ${memberId}`;
    const subject = `staff/${memberId}`;
    if (role === before.role) await audit(app.db, { actorId, action: "staff.change", subject });
    else await audit(app.db, { actorId, action: "staff.change-role", subject, detail: `${before.role} > ${role}` });
    await emit(app, memberChanged, [{ memberId }]);
  });
}

/** Lets somebody in no more: their sessions end, their links are void, what they hold goes back to all. */
export function deactivate(app: Context, { memberId, actorId }: { memberId: string; actorId: string }): Promise<void> {
  return atomically(app, async (app) => {
    const { active, role } = await lock(app.db, memberId);
    if (memberId === actorId) throw NotYourself();
    if (!active) return;
    if (role === "admin") await keepOneAdministrator(app.db, memberId);
    await app.db`update staff.member set active = false, updated_at = platform.now() where id = ${memberId}`;
    await app.db`delete from staff.session where user_id = ${memberId}`;
    await dropLinks(app.db, memberId);
    await forgetDevices(app.db, memberId);
    await audit(app.db, { actorId, action: "staff.deactivate", subject: `staff/${memberId}` });
    await emit(app, memberDeactivated, [{ memberId }]);
  });
}

/** Lets somebody in again, with the factors they had. */
export function reactivate(app: Context, { memberId, actorId }: { memberId: string; actorId: string }): Promise<void> {
  return atomically(app, async (app) => {
    const { active } = await lock(app.db, memberId);
    if (active) return;
    await app.db`update staff.member set active = true, updated_at = platform.now() where id = ${memberId}`;
    await audit(app.db, { actorId, action: "staff.reactivate", subject: `staff/${memberId}` });
    await emit(app, memberChanged, [{ memberId }]);
  });
}

/** Earlier one-time links of this member work no more. The library keeps the address in the link's row. */
export async function dropLinks(db: Db, memberId: string): Promise<void> {
  await db`
    delete from staff.verification using staff.member
    where member.id = ${memberId} and identifier like 'magic-link%' and value::jsonb ->> 'email' = email`;
}

/** The role that the directory gives; it never takes the last administrator away. */
export async function setRoleByDirectory(
  app: Context,
  { memberId, role }: { memberId: string; role: Role },
): Promise<void> {
  const before = await lock(app.db, memberId);
  if (before.role === role) return;
  if (before.role === "admin") await keepOneAdministrator(app.db, memberId);
  await app.db`update staff.member set role = ${role}, updated_at = platform.now() where id = ${memberId}`;
  const detail = `${before.role} > ${role}, by the directory`;
  await audit(app.db, { actorId: memberId, action: "staff.change-role", subject: `staff/${memberId}`, detail });
  await emit(app, memberChanged, [{ memberId }]);
}
