/** Finds out who calls: the automation token, a program's token, or a session. */
import type { FastifyRequest } from "fastify";
import { allowed, type Role } from "../../../contract/roles.ts";
import type { Pool } from "../../platform/db.ts";
import type { Caller } from "../../platform/http/implement.ts";
import { problem } from "../../platform/problem.ts";
import { hashToken, isSame } from "../../platform/secrets.ts";
import { findAutomation } from "./members.ts";
import { findCaller } from "./sessions.ts";
import type { SignIn } from "./sign-in.ts";

const WrongToken = problem("staff.wrong-token", 401, "This token is unknown or was withdrawn.");
export const WrongOrigin = problem("staff.wrong-origin", 403, "This request comes from another site.");

export interface CallerSources {
  db: Pool;
  signIn: SignIn;
  adminToken: string | null;
  /** Where our pages come from; a session acts only on requests from there. */
  origins: readonly string[];
}

export function identifyCaller({ db, signIn, adminToken, origins }: CallerSources) {
  return async (request: FastifyRequest): Promise<Caller | null> => {
    const [, token] = /^Bearer (\S{8,200})$/i.exec(request.headers.authorization ?? "") ?? [];
    if (token) {
      if (adminToken && isSame(token, adminToken)) return findAutomation(db);
      return findByToken(db, token);
    }
    if (!request.headers.cookie) return null;
    requireOwnOrigin(request, origins);
    const screen = await findScreen(db, request);
    if (screen) return screen;
    const session = await signIn.sessionOf(request.headers.cookie);
    return session ? findCaller(db, session) : null;
  };
}

/** The cookie of a screen on a wall: a token that only looks at figures. */
export const wallCookie = "jetbridge_wall";

/** A screen on a wall; nobody where a person is signed in in the same browser, and never more than reading figures. */
async function findScreen(db: Pool, request: FastifyRequest): Promise<Caller | null> {
  const cookie = request.headers.cookie ?? "";
  const [, token] = new RegExp(`(?:^|; )${wallCookie}=([\\w-]{8,200})(?:;|$)`).exec(cookie) ?? [];
  if (!token || request.method !== "GET" || cookie.includes("jetbridge.session_token=")) return null;
  const caller = await findByToken(db, token).catch(() => null);
  return caller?.role === "insight" ? { ...caller, isTrusted: false } : null;
}

const unsafe = new Set(["POST", "PUT", "DELETE", "PATCH"]);

/** A page of another site can make a browser send our cookie, but can't forge where the request comes from. */
function requireOwnOrigin(request: FastifyRequest, origins: readonly string[]): void {
  const { origin, upgrade, "sec-fetch-site": site } = request.headers;
  if (!unsafe.has(request.method) && !upgrade) return;
  // Browsers say it of every request since 2023; who says nothing is judged by the origin alone.
  if (site !== undefined && site !== "same-origin") throw WrongOrigin();
  if (!origin || !origins.includes(origin)) throw WrongOrigin();
}

async function findByToken(db: Pool, token: string): Promise<Caller> {
  const hash = hashToken(token);
  const [row] = await db<{ id: string; name: string; email: string; role: Role; isTrusted: boolean }[]>`
    with used as (
      update staff.api_token set last_used_at = platform.now()
      where hash = ${hash} and (last_used_at is null or last_used_at < platform.now() - interval '1 minute')
    )
    select member.id, name, email, role, trusted as is_trusted from staff.api_token join staff.member on member.id = member_id
    where hash = ${hash} and active`;
  if (!row) throw WrongToken();
  return { ...row, permissions: new Set(allowed[row.role]), by: "token", session: null };
}
