/** `/metrics`: figures for Prometheus. No personal data; labels are sets that can't grow with what customers do. */
import type { FastifyRequest } from "fastify";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { type AppConfig } from "../app.ts";
import type { Pool } from "../platform/db.ts";
import { findFreeShare } from "../platform/disk.ts";
import { authorise, type Identify } from "../platform/http/implement.ts";
import type { Server } from "../platform/http/server.ts";
import type { LoggedEvent } from "../platform/position.ts";
import { getOperations, type Operations } from "../screens/operations.ts";
import { readNoted, readTraffic, type Traffic } from "../screens/traffic.ts";

export interface Measured {
  db: Pool;
  config: AppConfig;
  identify: Identify;
  /** How many live sockets there are. */
  sockets: () => number;
}

export interface Metrics {
  /** Told of every event once, as the log is followed. */
  note: (events: readonly LoggedEvent[]) => void;
}

/** What the database was asked for is good for this long, in milliseconds: scrapes cost next to nothing. */
const memory = 5000;

export async function serveMetrics(server: Server, { db, config, identify, sockets }: Measured): Promise<Metrics> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "jetbridge_process_" });
  const show = gauges(registry);
  const durations = new Histogram({
    name: "jetbridge_http_request_seconds",
    help: "How long requests took, by route, method and class of status.",
    labelNames: ["route", "method", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  server.addHook("onResponse", async ({ method, routeOptions }, reply) => {
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    durations.observe({ route: routeOptions.url ?? "none", method, status }, reply.elapsedTime / 1000);
  });
  const { note, count } = tally(registry, db);

  let asked: Promise<void> = Promise.resolve();
  let until = 0;
  const renew = async (): Promise<void> => {
    show.operations(await getOperations(db, await findFreeShare(config.home)));
    show.traffic(await readTraffic(db));
    await count();
  };
  server.get("/metrics", { schema: { hide: true } as never }, async (request, reply) => {
    if (!isNeighbour(request)) authorise(await identify(request), { needs: "operations:read" });
    if (performance.now() > until) {
      until = performance.now() + memory;
      asked = renew();
      // What failed is asked again by the next.
      asked.catch(() => (until = 0));
    }
    await asked;
    show.sockets(sockets());
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  return { note };
}

/** Somebody on this very machine, and not by way of a proxy. */
function isNeighbour({ socket, headers }: FastifyRequest): boolean {
  const isLoopback = /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? "");
  return isLoopback && !Object.keys(headers).some((name) => /^(forwarded|via|x-forwarded-.*|x-real-ip)$/.test(name));
}

function gauges(registry: Registry) {
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> =>
    new Gauge({ name: `jetbridge_${name}`, help, labelNames, registers });
  const waiting = gauge("queue_waiting", "How many wait in a queue, counted up to 10,000.", ["queue"]);
  const oldest = gauge("queue_oldest_seconds", "How long the oldest of a queue has been due.", ["queue"]);
  const retrying = gauge("queue_retrying", "How many of a queue failed and are tried again.", ["queue"]);
  const dead = gauge("queue_dead", "How many of a queue nobody tries any more.", ["queue"]);
  const alarms = gauge("alarms", "What needs somebody now; 1 where it does.", ["code", "severity"]);
  const runs = gauge("job_runs", "How often a scheduled job ran.", ["job"]);
  const failures = gauge("job_failures", "How often a scheduled job failed.", ["job"]);
  const held = gauge("log_held_seconds", "How long the oldest transaction that holds up the log has been open.");
  const connections = gauge("database_connections", "Connections to the database's cluster.");
  const differs = gauge(
    "identity_differs",
    "Customers and events that the last nightly check of who is whom found wrong.",
  );
  const large = gauge("customers_large", "Customers in whom more than a hundred are one.");
  const deliveries = gauge("deliveries_taken_in", "Deliveries of vendors taken in since the database was made.");
  const cases = gauge("cases_waiting", "Cases that wait for an answer.", ["channel", "language"]);
  const live = gauge("live_sockets", "Live sockets of this process.");
  return {
    sockets: (count: number): void => live.set(count),
    operations(found: Operations): void {
      for (const one of found.queues) {
        waiting.set({ queue: one.name }, one.waiting);
        oldest.set({ queue: one.name }, one.oldestSeconds ?? 0);
        retrying.set({ queue: one.name }, one.retrying);
        dead.set({ queue: one.name }, one.dead);
      }
      alarms.reset();
      for (const { code, severity } of found.alarms) alarms.set({ code, severity }, 1);
      for (const job of found.jobs) {
        runs.set({ job: job.name }, job.runs);
        failures.set({ job: job.name }, job.failures);
      }
      held.set(found.logHeldSeconds);
      connections.set(found.connections);
      differs.set(found.identityDiffers);
      large.set(found.largeCustomers);
    },
    traffic(found: Traffic): void {
      deliveries.set(found.deliveries);
      cases.reset();
      for (const { channel, language, waiting } of found.cases) cases.set({ channel, language }, waiting);
    },
  };
}

/** Ids of messages that wait to be counted, at most; beyond it they are counted as of no channel. */
const mostNoted = 20_000;

/** Counts messages as the log tells of them: each once, since this process began. */
function tally(registry: Registry, db: Pool) {
  const messages = new Counter({
    name: "jetbridge_messages_total",
    help: "Messages received, and what became of those sent, since this process began.",
    labelNames: ["channel", "direction", "outcome"],
    registers: [registry],
  });
  let received: string[] = [];
  let sent: { id: string; outcome: string }[] = [];
  return {
    note: (events: readonly LoggedEvent[]): void => {
      for (const { type, fact } of events) {
        const id = String(fact["messageId"]);
        if (type === "cases.message-kept" && received.length < mostNoted) received.push(id);
        if (type === "channels.outgoing-changed" && sent.length < mostNoted)
          sent.push({ id, outcome: String(fact["state"]) });
      }
    },
    count: async (): Promise<void> => {
      const [inbound, outbound] = [received, sent];
      [received, sent] = [[], []];
      const ids = [...inbound, ...outbound.map(({ id }) => id)];
      if (ids.length === 0) return;
      const known = new Map((await readNoted(db, ids)).map((row) => [row.id, row]));
      for (const id of inbound) {
        const { channel = "none", needs = null } = known.get(id) ?? {};
        messages.inc({ channel, direction: "inbound", outcome: needs ?? "none" });
      }
      for (const { id, outcome } of outbound)
        messages.inc({ channel: known.get(id)?.channel ?? "none", direction: "outbound", outcome });
    },
  };
}
