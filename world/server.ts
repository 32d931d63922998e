import fastify from "fastify";
import type { FastifyInstance } from "fastify";
import { GraphProblem } from "./meta/problems.ts";
import { BotProblem } from "./telegram/problems.ts";
import { XProblem } from "./x/problems.ts";

/** The world's one HTTP server: X, the phone and the control live side by side on it. */
export function makeServer(complain: (error: unknown) => void): FastifyInstance {
  const server = fastify({ forceCloseConnections: true, bodyLimit: 2_000_000 });

  server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });

  // The world listens on loopback without a sign-in of its own, so a page of another site must not reach it through a browser.
  server.addHook("onRequest", async (request, reply) => {
    const site = request.headers["sec-fetch-site"];
    const isNavigation = request.headers["sec-fetch-mode"] === "navigate" && request.method === "GET";
    if ((site === "cross-site" && !isNavigation) || !isLoopback(request.hostname)) {
      await reply.code(403).send({ error: "The world answers only to its own page and to programs on this machine." });
    }
  });

  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof XProblem) {
      void reply.code(error.status).send({ error: error.message, problem: error.body });
      return;
    }
    if (error instanceof GraphProblem) {
      void reply.code(error.status).send({ error: error.message, problem: error.body() });
      return;
    }
    if (error instanceof BotProblem) {
      void reply.code(error.status).send(error.body);
      return;
    }
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status >= 500) complain(error);
    void reply
      .code(status)
      .send({ error: status < 500 && error instanceof Error ? error.message : "The world has a bug." });
  });
  return server;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname === "::1" || hostname.startsWith("127.");
}
