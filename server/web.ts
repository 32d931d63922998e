/** The web process: the vendors' door, the API, live updates and the pages. */
import { endpoints } from "../contract/index.ts";
import type { App } from "./app.ts";
import { keepHolds, watchPresence } from "./modules/assignment/index.ts";
import { serveBookingWebhook } from "./modules/bookings/index.ts";
import { findAccount, openGates, serveWebhooks } from "./modules/channels/index.ts";
import { openVisitorSockets } from "./modules/chat/index.ts";
import { servePaymentWebhooks } from "./modules/payments/index.ts";
import { createSignIn, identifyCaller } from "./modules/staff/index.ts";
import { servePages } from "./pages/index.ts";
import { authorise, type Caller, type Identify, implementer } from "./platform/http/implement.ts";
import { createServer, type Server } from "./platform/http/server.ts";
import { type LiveCaller, openLive } from "./platform/live.ts";
import { Unstartable } from "./platform/unstartable.ts";
import { isOpenTo, letPagesAsk } from "./routes/chat-origins.ts";
import { serveDirectory } from "./routes/directory.ts";
import { serveHealth } from "./routes/health.ts";
import { serveMetrics } from "./routes/metrics.ts";
import { implementRoutes } from "./routes/index.ts";
import type { FastifyRequest } from "fastify";
import type { IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

export interface Web {
  port: number;
  /** Where a channel's gate is; null where it is closed. */
  gatePort(kind: string): number | null;
  /** How many live sockets it holds. */
  sockets(): number;
  /**
   * Ends without refusing what was let in. For `drainMs` it still takes requests while `/readyz` says no, so that a balancer can
   * turn elsewhere; then it takes none, and ends with the last answer.
   */
  stop(options?: { drainMs?: number }): Promise<void>;
}

export interface WebOptions {
  /** How often a live socket must show that it is alive and may still listen. */
  heartbeatMs?: number;
}

export async function startWeb(app: App, { heartbeatMs = 30_000 }: WebOptions = {}): Promise<Web> {
  const { config, db, log } = app;
  const signIn = await createSignIn({
    databaseUrl: config.databaseUrl,
    publicUrl: config.publicUrl,
    key: config.key,
    log,
  });
  const identify = identifyCaller({ db, signIn, adminToken: config.adminToken, origins: signIn.origins });
  let isLeaving = false;
  const server = await createServer({
    isLeaving: () => isLeaving,
    log,
    trustedProxies: config.trustedProxies,
    isSecure: config.publicUrl.startsWith("https:"),
  });
  letPagesAsk(server);
  const { implement, done } = implementer(server, identify, log);
  implementRoutes(implement, { ...app, signIn, identify });
  serveDirectory(server, { ...app, signIn, identify });
  const missing = endpoints.filter((endpoint) => !done.has(endpoint));
  if (missing.length > 0)
    throw new Error(`not implemented: ${missing.map(({ method, path }) => `${method} ${path}`).join(", ")}`);
  await serveWebhooks(server, app);
  await servePaymentWebhooks(server, app);
  await serveBookingWebhook(server, app);
  await serveHealth(server, { db, isLeaving: () => isLeaving });
  await servePages(server, app);

  const presence = watchPresence({
    db,
    log,
    ring: (door) => app.ring(door),
    onChange: (cases) => live.tellThePresent({ type: "presence", cases }),
  });
  app.bell.on("presence", () => presence.wake());
  const metrics = await serveMetrics(server, { db, config, identify, sockets: () => live.count() });
  const visitors = openVisitorSockets({
    db,
    log,
    heartbeatMs,
    async mayOpen(accountId, origin) {
      const account = await findAccount(app, accountId);
      return account !== null && isOpenTo(account, origin);
    },
  });
  const live = await openLive({
    db,
    log,
    onWord: (page, word) => presence.note(page, word),
    onGone: (page) => presence.forget(page),
    authorise: (request) => authoriseSocket(identify, request),
    keepAlive: (ids) => keepHolds(db, ids),
    heartbeatMs,
    onEvents(events) {
      metrics.note(events);
      visitors.note(events);
    },
  });
  app.bell.on("log", () => live.wake());
  server.server.on("upgrade", (request, socket, head) => {
    // Nobody else listens for errors now, and one that nobody listens for ends the process.
    socket.on("error", () => socket.destroy());
    const path = request.url?.split("?")[0];
    if (path === "/api/v1/live") void live.upgrade(request, socket, head);
    else if (path === "/api/v1/chat/live") visitors.upgrade(request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  await listen(server, config);
  const gates = config.mail && (await openGates(app, config.mail).catch(unlessTaken(config.mail)));
  return {
    port: config.port,
    gatePort: (kind) => gates?.ports.get(kind) ?? null,
    sockets: () => live.count(),
    async stop({ drainMs = 0 } = {}) {
      isLeaving = true;
      live.leave();
      await gates?.close();
      await pause(drainMs);
      visitors.close();
      await live.close();
      await presence.stop();
      await server.close();
      await signIn.close();
    },
  };
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    if ((error as { code?: string }).code === "EADDRINUSE")
      throw new Unstartable(`Port ${port} on ${host} is in use: stop what listens there, or set PORT to another.`);
    throw error;
  }
}

/** Whoever set the port learns that it is in use. */
const unlessTaken =
  ({ host, port }: { host: string; port: number }) =>
  (error: unknown): never => {
    if ((error as { code?: string }).code === "EADDRINUSE")
      throw new Unstartable(
        `Port ${port} on ${host} is in use: stop what listens there, or set JETBRIDGE_MAIL_PORT to another.`,
      );
    throw error;
  };

const rightsOf = (caller: Caller | null): string | null => caller && [...caller.permissions].toSorted().join(" ");

/** A socket opens with the same sign-in as a request, and closes soon after that ends. */
async function authoriseSocket(identify: Identify, request: IncomingMessage): Promise<LiveCaller | null> {
  const asRequest = { headers: request.headers, method: "GET" } as FastifyRequest;
  const find = async (): Promise<Caller | null> => {
    const caller = await identify(asRequest);
    authorise(caller, { needs: "signed-in" });
    return caller;
  };
  const caller = await find();
  if (!caller) return null;
  const askAgain = () =>
    find().then(rightsOf, (error: unknown) => {
      if ([401, 403].includes((error as { status?: number }).status ?? 0)) return null;
      throw error;
    });
  return { id: caller.id, isHeard: caller.permissions.has("cases:read"), rights: rightsOf(caller) ?? "", askAgain };
}
