/** `/wall/TOKEN`: lets a screen on a wall in, with a token that can do nothing but look at figures. */
import { wallCookie } from "../modules/staff/index.ts";
import type { Server } from "../platform/http/server.ts";

/** Keeps the token of an address in a cookie that no script can read, and goes to the wall. */
export function serveWallSign(server: Server, { isSecure }: { isSecure: boolean }): void {
  server.get<{ Params: { token: string } }>("/wall/:token", { schema: { hide: true } }, (request, reply) => {
    const token = /^[\w-]{8,200}$/.test(request.params.token) ? request.params.token : "";
    return reply
      .header(
        "set-cookie",
        `${wallCookie}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${isSecure ? "; Secure" : ""}`,
      )
      .redirect("/wall");
  });
}
