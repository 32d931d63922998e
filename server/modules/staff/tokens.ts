/** The tokens programs act with. Each has a member of its own, which ends with it. */
import type { Role } from "../../../contract/roles.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { problem } from "../../platform/problem.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { audit } from "./audit.ts";
import { memberDeactivated } from "./events.ts";

const TokenNotFound = problem("staff.token-not-found", 404, "There is no such token.");

export interface NewToken {
  name: string;
  role: Role;
  /** Whether it may do what a person must prove themselves anew for. */
  isTrusted?: boolean;
}

/** Makes a token and the member it acts as; the token is given this once. */
export function createToken(
  app: Context,
  { name, role, isTrusted = false }: NewToken,
): Promise<{ id: string; token: string }> {
  return atomically(app, async (app) => {
    const token = newToken();
    const [member] = await app.db<[{ id: string }]>`
      insert into staff.member (name, email, kind, role)
      values (${name}, 'token-' || gen_random_uuid() || '@programs.invalid', 'program', ${role}) returning id`;
    const [row] = await app.db<[{ id: string }]>`
      insert into staff.api_token (member_id, hash, trusted) values (${member.id}, ${hashToken(token)}, ${isTrusted}) returning id`;
    return { id: row.id, token };
  });
}

export interface TokenRow {
  id: string;
  memberId: string;
  name: string;
  role: Role;
  isTrusted: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** Tokens that work, newest first, from before `before`. */
export function listTokens(db: Db, { limit, before }: { limit: number; before: string | null }): Promise<TokenRow[]> {
  return db<TokenRow[]>`
    select t.id, member_id, name, role, trusted as is_trusted, t.created_at, last_used_at
    from staff.api_token t join staff.member on member.id = member_id
    where active and (${before}::uuid is null or (t.created_at, t.id) < (select created_at, id from staff.api_token where id = ${before}::uuid))
    order by t.created_at desc, t.id desc limit ${limit}`;
}

/** Ends a token at once: its next call is refused, its sockets are closed. */
export function withdrawToken(app: Context, { tokenId, actorId }: { tokenId: string; actorId: string }): Promise<void> {
  return atomically(app, async (app) => {
    const [row] = await app.db<{ memberId: string }[]>`
      update staff.member set active = false, updated_at = platform.now()
      from staff.api_token where api_token.id = ${tokenId} and member.id = member_id and active
      returning member.id as member_id`;
    if (!row) throw TokenNotFound();
    await audit(app.db, { actorId, action: "staff.withdraw-token", subject: `token/${tokenId}` });
    await emit(app, memberDeactivated, [row]);
  });
}

/** Whether a token kept elsewhere still works. */
export async function isTokenKnown(db: Db, token: string): Promise<boolean> {
  const [row] =
    await db`select 1 from staff.api_token join staff.member on member.id = member_id where hash = ${hashToken(token)} and active`;
  return row !== undefined;
}
