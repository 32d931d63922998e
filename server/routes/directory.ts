/** The airline's own directory: set up by an administrator, and the browser's way there and back. */
import type { FastifyReply, FastifyRequest } from "fastify";
import * as contract from "../../contract/directory.ts";
import {
  enterByDirectory,
  findDirectory,
  leaveForDirectory,
  openDirectory,
  redirectUriOf,
  removeDirectory,
  setDirectory,
  Unreachable,
} from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { discover } from "../platform/open-id.ts";
import type { Server } from "../platform/http/server.ts";
import { Problem } from "../platform/problem.ts";
import type { RouteApp } from "./route-app.ts";

const ok = { ok: true as const };

export function implementDirectory(implement: Implement, app: RouteApp): void {
  implement(contract.getWaysIn, async () => {
    const directory = await findDirectory(app.db);
    return { directory: directory && { name: directory.name } };
  });

  implement(contract.getDirectory, async () => ({
    directory: await findDirectory(app.db),
    redirectUri: redirectUriOf(app.signIn),
  }));

  implement(contract.setDirectory, async ({ caller, body }) => {
    const kept = await openDirectory(app);
    const clientSecret = body.clientSecret ?? (kept?.issuer === body.issuer ? kept.clientSecret : "");
    if (!(await discover({ ...body, clientSecret }))) throw Unreachable();
    await setDirectory(app, { ...body, actorId: caller.id });
    return ok;
  });

  implement(contract.removeDirectory, async ({ caller }) => {
    await removeDirectory(app, caller.id);
    return ok;
  });
}

/** Two addresses for browsers, not programs: they end in a page, whatever happens. */
export function serveDirectory(server: Server, app: RouteApp): void {
  const { signIn } = app;
  const { host, protocol } = new URL(signIn.baseUrl);
  const isSecure = protocol === "https:";
  // `__Host-` asks for the path `/`.
  const name = `${isSecure ? "__Host-" : ""}jetbridge.directory`;
  const cookieOf = (value: string, seconds: number) =>
    `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  const hidden = { schema: { hide: true } as never };

  server.get("/sign-in/directory", hidden, async (request, reply) => {
    // The way back leads to the public address: the cookie has to be there.
    if (request.host !== host) return reply.redirect(`${signIn.baseUrl}/sign-in/directory`);
    return orPage(reply, async () => {
      const { address, challengeId } = await leaveForDirectory(app);
      return reply.header("set-cookie", cookieOf(challengeId, 300)).redirect(address);
    });
  });

  server.get("/sign-in/directory/callback", hidden, (request, reply) =>
    orPage(reply, async () => {
      const challengeId = readCookie(request, name);
      const { search } = new URL(request.url, signIn.baseUrl);
      const asker = {
        address: request.ip,
        userAgent: request.headers["user-agent"] ?? "",
        cookies: request.headers.cookie,
      };
      const { cookies } = await enterByDirectory(app, asker, { challengeId, search });
      return reply.header("set-cookie", [...cookies, cookieOf("", 0)]).redirect("/desk");
    }),
  );
}

/** Shows the sign-in page with what went wrong. */
async function orPage(reply: FastifyReply, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return reply.redirect(`/desk?directory=${encodeURIComponent(error.code)}`);
  }
}

const nobody = "00000000-0000-0000-0000-000000000000";

function readCookie({ headers }: FastifyRequest, name: string): string {
  const value = (headers.cookie ?? "")
    .split("; ")
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return value && /^[\da-f-]{36}$/.test(value) ? value : nobody;
}
