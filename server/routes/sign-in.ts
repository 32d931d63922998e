/** Hands `/api/auth/*` to the sign-in library. */
import type { Server } from "../platform/http/server.ts";
import type { SignIn } from "../modules/staff/index.ts";

export async function serveSignIn(server: Server, signIn: SignIn): Promise<void> {
  server.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    schema: { hide: true } as never,
    handler: async (request, reply) => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === "string") headers.set(name, value);
      headers.set("x-jetbridge-address", request.ip);
      const answer = await signIn.auth.handler(
        new Request(new URL(request.url, signIn.baseUrl), {
          method: request.method,
          headers,
          ...(request.body !== undefined && request.body !== null && { body: JSON.stringify(request.body) }),
        }),
      );
      reply.code(answer.status);
      for (const [name, value] of answer.headers) if (name !== "set-cookie") reply.header(name, value);
      const cookies = answer.headers.getSetCookie();
      if (cookies.length > 0) reply.header("set-cookie", cookies);
      return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : "");
    },
  });
}
