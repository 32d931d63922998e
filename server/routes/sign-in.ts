/** Hands what signing in needs of `/api/auth` to the sign-in library; its other addresses are not on the air. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { SignIn } from "../modules/staff/index.ts";
import { Problem } from "../platform/problem.ts";
import type { Server } from "../platform/http/server.ts";

/** Passwords are changed by our own endpoint, and links made by it, so that both stand in the audit. */
const open = [
  ["POST", "/api/auth/sign-in/email"],
  ["GET", "/api/auth/magic-link/verify"],
  ["GET", "/api/auth/get-session"],
  ["POST", "/api/auth/sign-out"],
] as const;

export async function serveSignIn(server: Server, signIn: SignIn): Promise<void> {
  for (const [method, url] of open)
    server.route({
      method,
      url,
      schema: { hide: true } as never,
      handler: async (request, reply) => {
        const answer = await signIn.auth.handler(asWebRequest(request, new URL(url, signIn.baseUrl)));
        if (answer.status >= 400) throw await refusal(answer, reply);
        reply.code(answer.status);
        for (const [name, value] of answer.headers) if (name !== "set-cookie") reply.header(name, value);
        const cookies = answer.headers.getSetCookie();
        if (cookies.length > 0) reply.header("set-cookie", cookies);
        return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : "");
      },
    });
}

function asWebRequest(request: FastifyRequest, url: URL): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  headers.delete("content-length");
  headers.set("x-jetbridge-address", request.ip);
  url.search = new URLSearchParams(request.query as Record<string, string>).toString();
  const hasBody = request.body !== undefined && request.body !== null;
  return new Request(url, {
    method: request.method,
    headers,
    ...(hasBody && { body: JSON.stringify(request.body) }),
  });
}

const sentences: Readonly<Record<number, readonly [code: string, message: string]>> = {
  401: ["staff.sign-in-refused", "The address or the password is wrong."],
  403: ["staff.wrong-origin", "This request comes from another site."],
  429: ["staff.too-many-attempts", "Too many attempts. Try again in a minute."],
};

/** The library's refusals in our shape and words; theirs may repeat what was typed. */
async function refusal(answer: Response, reply: FastifyReply): Promise<Problem> {
  await answer.body?.cancel();
  const wait = answer.headers.get("x-retry-after");
  if (wait) reply.header("retry-after", wait);
  if (answer.status >= 500) throw new Error(`signing in failed: ${answer.status}`);
  const [code, message] = sentences[answer.status] ?? [
    "request.invalid",
    "The request does not have the agreed shape.",
  ];
  return new Problem(code, answer.status, message);
}
