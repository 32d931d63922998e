/** The pages: the desk as built by Vite, and what the public sees as plain HTML. */
import fastifyStatic from "@fastify/static";
import type { FastifyReply } from "fastify";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "../app.ts";
import { newNonce, policyOfApplication } from "../platform/http/content-policy.ts";
import type { Server } from "../platform/http/server.ts";
import { problem } from "../platform/problem.ts";
import { serveApiDocs } from "./api-docs/page.ts";
import { serveBadges } from "./badge.ts";
import { serveFacts } from "./facts/page.ts";
import { letIn } from "./let-in.ts";
import { serveWallSign } from "./wall.ts";
import { servePay } from "./pay/serve.ts";
import { serveProve } from "./prove/serve.ts";
import { serveRate } from "./rate/serve.ts";
import { serveTrip } from "./trip/serve.ts";
import { serveWallet } from "./wallet/serve.ts";
import { serveReplyTimes } from "./reply-times.ts";

export const builtPages = join(import.meta.dirname, "..", "..", "web", "dist");

const NotBuilt = problem("pages.not-built", 503, "The pages are not built yet: `npm start` builds them.");

export async function servePages(server: Server, app: App): Promise<void> {
  await server.register(fastifyStatic, { root: builtPages, serve: false, preCompressed: true });

  server.get<{ Params: { "*": string } }>("/assets/*", { schema: { hide: true } }, (request, reply) =>
    // Their names hold a hash of their content.
    reply.sendFile(`assets/${request.params["*"]}`, { maxAge: "365d", immutable: true }),
  );

  for (const url of ["/desk", "/desk/*"])
    server.get(url, { schema: { hide: true } as never }, (_request, reply) => sendApplication(reply, "desk"));

  server.get("/wall", { schema: { hide: true } as never }, (_request, reply) => sendApplication(reply, "wall"));
  serveWallSign(server, { isSecure: app.config.publicUrl.startsWith("https:") });

  server.get("/widget.js", { schema: { hide: true } as never, onSend: letIn }, (_request, reply) =>
    // Its address stays: who has an older one asks whether it is the newest.
    reply.sendFile("widget.js", { maxAge: "5m" }),
  );

  server.get("/", { schema: { hide: true } as never }, (_request, reply) => reply.redirect("/desk"));
  await serveReplyTimes(server, app);
  serveFacts(server, app);
  await serveProve(server, app);
  await serveRate(server, app);
  serveTrip(server, app);
  serveWallet(server, app);
  servePay(server, app);
  serveBadges(server, app);
  await serveApiDocs(server);
}

/** Stands in the built pages wherever the nonce of an answer belongs; `vite.config.ts` puts it there. */
const nonceMark = "NONCE-OF-THIS-ANSWER";

/** An application's page, with a nonce of its own each time. It is small; what it loads is kept by browsers. */
async function sendApplication(reply: FastifyReply, name: string): Promise<FastifyReply> {
  const page = await readFile(join(builtPages, name, "index.html"), "utf8").catch(() => {
    throw NotBuilt();
  });
  const nonce = newNonce();
  return reply
    .type("text/html; charset=utf-8")
    .header("content-security-policy", policyOfApplication(nonce))
    .send(page.replaceAll(nonceMark, nonce));
}
