/** Sessions: what each has proved, how long it lasts, and how it ends. The library makes them; what they are worth stands here. */
import type { z } from "zod";
import { allowed } from "../../../contract/roles.ts";
import type { Role } from "../../../contract/roles.ts";
import type { Session, Way } from "../../../contract/sign-in.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import type { Caller } from "../../platform/http/implement.ts";
import { problem } from "../../platform/problem.ts";
import { audit } from "./audit.ts";
import { sessionsEnded } from "./events.ts";
import { longestHours } from "./lengths.ts";
import { proofsOf, stageOf } from "./stage.ts";

export const SessionNotFound = problem("staff.session-not-found", 404, "There is no such session.");

const freshMinutes = 5;
/** How long a session lives on that another took the place of. */
const graceSeconds = 10;

interface Row {
  id: string;
  name: string;
  email: string;
  role: Role;
  sessionId: string;
  way: Way;
  hasSecond: boolean;
  isFresh: boolean;
  hasApp: boolean;
  hasPasskey: boolean;
  hasCodes: boolean;
  hasPassword: boolean;
  isRequired: boolean;
}

/** Who acts with this session; null where it ended, was idle for too long, or its member no longer works here. */
export async function findCaller(db: Db, token: string): Promise<Caller | null> {
  const [row] = await db<Row[]>`
    with here as (select platform.now() as now),
    seen as (
      update staff.session set last_seen_at = now from here
      where token = ${token} and last_seen_at < now - interval '1 minute'
        and last_seen_at > now - (select idle_minutes from staff.sign_in_rules) * interval '1 minute')
    select member.id, name, email, role, session.id as session_id, way, second_factor_at is not null as has_second,
      coalesce(proved_at > now - ${freshMinutes} * interval '1 minute', false) as is_fresh,
      exists (select 1 from staff.totp where totp.member_id = member.id and secret is not null) as has_app,
      exists (select 1 from staff.passkey where passkey.member_id = member.id) as has_passkey,
      exists (select 1 from staff.recovery_code c where c.member_id = member.id and used_at is null) as has_codes,
      exists (select 1 from staff.credential where credential.user_id = member.id and password is not null) as has_password,
      role = any(second_factor_roles) as is_required
    from staff.session join staff.member on member.id = user_id cross join staff.sign_in_rules cross join here
    where token = ${token} and active and kind = 'person' and began_at > now - ${longestHours} * interval '1 hour'
      and last_seen_at > now - idle_minutes * interval '1 minute' and (ends_at is null or ends_at > now)`;
  if (!row) return null;
  const { id, name, email, role, sessionId, way, isFresh } = row;
  const session = { id: sessionId, way, stage: stageOf(row), isFresh, proofs: proofsOf(row) };
  return { id, name, email, role, permissions: new Set(allowed[role]), by: "session", isTrusted: false, session };
}

export interface Opened {
  token: string;
  way: Way;
  /** Whether the way itself proved two factors, as a passkey does. */
  isTwoFactors?: boolean;
  /** The session that this one takes the place of. */
  instead?: string | null;
}

/** Writes down what a session that the library just made has proved. Gives its member. */
export async function settle(
  app: Context,
  { token, way, isTwoFactors = false, instead = null }: Opened,
): Promise<{ memberId: string }> {
  return atomically(app, async (app) => {
    const [row] = await app.db<[{ memberId: string }]>`
      update staff.session set way = ${way}, proved_at = platform.now(), began_at = platform.now(), last_seen_at = platform.now(),
        second_factor_at = case when ${isTwoFactors} then platform.now() end
      where token = ${token} returning user_id as member_id`;
    const { memberId } = row;
    if (instead) await takePlace(app, { token, memberId, old: instead });
    return { memberId };
  });
}

/** The old session's beginning, way in and second factor count on. It ends in a moment: calls with its token may be under way. */
async function takePlace(
  { db }: Context,
  { token, memberId, old }: { token: string; memberId: string; old: string },
): Promise<void> {
  await db`
    update staff.session set began_at = old.began_at, expires_at = old.expires_at, way = old.way,
      second_factor_at = coalesce(session.second_factor_at, old.second_factor_at)
    from staff.session old where session.token = ${token} and old.id = ${old} and old.user_id = ${memberId}`;
  await db`
    update staff.session set ends_at = platform.now() + ${graceSeconds} * interval '1 second'
    where id = ${old} and user_id = ${memberId}`;
}

type SessionRow = Omit<z.output<typeof Session>, "isThis">;

/** Newest first, 100 at most; those that are over are left out. */
export function listSessions(db: Db, memberId: string): Promise<SessionRow[]> {
  return db<SessionRow[]>`
    select id, way, second_factor_at is not null as has_second_factor, coalesce(user_agent, '') as user_agent,
      coalesce(ip_address, '') as address, began_at, last_seen_at
    from staff.session cross join (select platform.now() as now) here cross join staff.sign_in_rules
    where user_id = ${memberId} and began_at > now - ${longestHours} * interval '1 hour'
      and last_seen_at > now - idle_minutes * interval '1 minute' and ends_at is null
    order by last_seen_at desc, id limit 100`;
}

export interface Ending {
  memberId: string;
  actorId: string;
  /** One session; else all. */
  sessionId?: string | undefined;
  /** Left alone. */
  except?: string | undefined;
}

/** Ends sessions at once: requests are refused, sockets closed. Gives how many. */
export function endSessions(app: Context, { memberId, actorId, sessionId, except }: Ending): Promise<number> {
  return atomically(app, async (app) => {
    const { count } = await app.db`
      delete from staff.session where user_id = ${memberId}
        and (${sessionId ?? null}::uuid is null or id = ${sessionId ?? null}) and id is distinct from ${except ?? null}::uuid`;
    if (sessionId && count === 0) throw SessionNotFound();
    if (count === 0) return 0;
    await audit(app.db, {
      actorId,
      action: "staff.end-sessions",
      subject: `staff/${memberId}`,
      detail: String(count),
    });
    await emit(app, sessionsEnded, [{ memberId }]);
    return count;
  });
}
