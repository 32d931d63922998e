/** The pages: the desk as built by Vite, and what the public sees as plain HTML. */
import fastifyStatic from "@fastify/static";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { App } from "../app.ts";
import type { Server } from "../platform/http/server.ts";
import { problem } from "../platform/problem.ts";
import { serveReplyTimes } from "./reply-times.ts";

export const builtPages = join(import.meta.dirname, "..", "..", "web", "dist");

const NotBuilt = problem("pages.not-built", 503, "The pages are not built yet: `npm start` builds them.");

export async function servePages(server: Server, app: App): Promise<void> {
  await server.register(fastifyStatic, { root: builtPages, serve: false });

  server.get<{ Params: { "*": string } }>("/assets/*", { schema: { hide: true } }, (request, reply) =>
    // Their names hold a hash of their content.
    reply.sendFile(`assets/${request.params["*"]}`, { maxAge: "365d", immutable: true }),
  );

  for (const url of ["/desk", "/desk/*"])
    server.get(url, { schema: { hide: true } as never }, (_request, reply) => {
      if (!existsSync(join(builtPages, "desk", "index.html"))) throw NotBuilt();
      return reply.header("cache-control", "no-cache").sendFile("desk/index.html", { cacheControl: false });
    });

  server.get("/", { schema: { hide: true } as never }, (_request, reply) => reply.redirect("/desk"));
  await serveReplyTimes(server, app);
}
