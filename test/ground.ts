/** The ground a database test stands on: its own database, the product in this process, the outside world beside it. */
import { randomBytes, randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { inject } from "vitest";
import type { Role } from "../contract/staff.ts";
import { type Api, apiOf } from "./call-api.ts";
import { type App, type AppConfig, closeApp, openApp } from "../server/app.ts";
import { findFreePort } from "../server/platform/free-port.ts";
import type { Channel } from "../server/modules/channels/index.ts";
import type { Fulfilment, Fulfilments } from "../server/modules/payments/index.ts";
import { createToken } from "../server/modules/staff/index.ts";
import { startWeb, type Web } from "../server/web.ts";
import { startWorker } from "../server/worker.ts";
import { startWorld, type World } from "../world/world.ts";

export interface Ground {
  app: App;
  web: Web;
  url: string;
  databaseUrl: string;
  adminToken: string;
  /** Calls the API with every permission. */
  api: Api;
  /** Calls the API as a new member of this role. */
  as(role: Role, name?: string): Promise<Api & { id: string; token: string }>;
  /** Calls without any sign-in. */
  anonymous: Api;
  stopWorker(): Promise<void>;
  startWorker(): Promise<void>;
  close(): Promise<void>;
}

/** A database of its own, copied from the template. */
export async function freshDatabase(): Promise<string> {
  const clusterUrl = inject("clusterUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(clusterUrl, { max: 1, onnotice() {} });
  // The template must not be in use while it is copied: one copy at a time.
  await admin`select pg_advisory_lock(42)`;
  // As files: page by page, through the log, takes four times the processor.
  await admin.unsafe(`create database ${name} template template_jetbridge strategy file_copy`);
  await admin.end();
  return clusterUrl.replace(/\/[^/]*$/, `/${name}`);
}

export interface GroundOptions {
  worker?: boolean;
  /** The reservation system it is connected to. */
  reservations?: { url: string; token: string } | AppConfig["reservations"];
  /** What carries codes for it. */
  courier?: { url: string; token: string } | null;
  /** Where mail is handed over; port 0 takes any. */
  mail?: AppConfig["mail"];
  /** The baggage tracing it is connected to. */
  baggage?: { url: string; token: string } | null;
  /** The language model it may ask. */
  languageModel?: AppConfig["languageModel"];
  /** What signs passes for phones. */
  wallets?: AppConfig["wallets"];
  /** What looks at its files. */
  clamd?: AppConfig["clamd"];
  /** The boarding passes that its reservation system gives. */
  findPasses?: App["findPasses"];
  /** Who takes its payments. */
  payments?: Partial<AppConfig["payments"]>;
  /** Who carries out what was paid for. */
  fulfilments?: Fulfilments;
  /** Of a test's own, beside those that the product speaks or in the place of one. */
  channels?: readonly Channel[];
}

export async function openGround({
  worker = true,
  reservations = null,
  courier = null,
  mail = null,
  baggage = null,
  clamd = null,
  languageModel = null,
  wallets = { apple: null, google: null },
  findPasses,
  payments = {},
  fulfilments = new Map(),
  channels = [],
}: GroundOptions = {}): Promise<Ground> {
  const databaseUrl = await freshDatabase();
  const port = await findFreePort();
  const adminToken = randomBytes(24).toString("base64url") + "0123456789";
  const url = `http://127.0.0.1:${port}`;
  const app = await openApp(
    {
      host: "127.0.0.1",
      port,
      publicUrl: url,
      trustedProxies: [],
      home: join(tmpdir(), `jetbridge-${port}`),
      databaseUrl,
      key: randomBytes(32),
      roles: ["web", "worker"],
      world: { on: false, port: 0 },
      adminToken,
      drainSeconds: 0,
      graphVersion: "v26.0",
      reservations: reservations && ("kind" in reservations ? reservations : { kind: "jetbridge", ...reservations }),
      courier,
      mail,
      baggage,
      clamd,
      languageModel,
      airline: "Halcyra Airways",
      wallets,
      payments: { stripe: null, adyen: null, mollie: null, first: null, ...payments },
    },
    "test",
  );
  app.log.level = process.env["JETBRIDGE_TEST_LOG"] ?? "silent";
  if (findPasses) Object.assign(app, { findPasses });
  for (const [kind, one] of fulfilments) (app.fulfilments as Map<string, Fulfilment>).set(kind, one);
  for (const one of channels) (app.channels as Map<string, Channel>).set(one.kind, one);
  const web = await startWeb(app);
  let running = worker ? await startWorker(app) : null;
  const api = apiOf(url, adminToken);
  return {
    app,
    web,
    url,
    databaseUrl,
    adminToken,
    api,
    anonymous: apiOf(url, null),
    async as(role, name = `Test ${role}`) {
      const { token } = await createToken(app, { name, role, isTrusted: true });
      const call = apiOf(url, token);
      const { body } = await call<{ id: string }>("GET", "/api/v1/me");
      return Object.assign(call, { id: body.id, token });
    },
    async stopWorker() {
      await running?.stop();
      running = null;
    },
    async startWorker() {
      running ??= await startWorker(app);
    },
    async close() {
      await running?.stop();
      await web.stop();
      await closeApp(app);
    },
  };
}

/** A silent world whose brand is connected to this ground. */
export async function openWorld(ground: Ground): Promise<World & { accountId: string }> {
  const world = await startWorld({ rate: 0, seed: 7, firstPauseMs: 50 });
  await world.connectTo({ api: ground.url, token: ground.adminToken });
  const { body } = await ground.api("GET", "/api/v1/channel-accounts");
  return Object.assign(world, { accountId: body.items[0].id as string });
}

/** Lets the product's clock run ahead. */
export async function moveClock({ db }: App, interval: string): Promise<void> {
  await db`update platform.clock set "offset" = "offset" + ${interval}::interval`;
}
