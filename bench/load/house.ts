/** The product in this process, with a database that keeps what it says: one web and two workers. */
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { type App, closeApp, openApp } from "../../server/app.ts";
import type { Fulfilment } from "../../server/modules/payments/index.ts";
import { startCluster } from "../../server/platform/cluster/cluster.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { migrate } from "../../server/platform/migrate.ts";
import { startWeb } from "../../server/web.ts";
import { startWorker } from "../../server/worker.ts";
import { newHome, removeHome } from "../../test/home.ts";
import type { Undo } from "./leave-nothing.ts";

export const webhookSecret = "whsec_bench";

export interface House {
  app: App;
  url: string;
  sql: postgres.Sql;
  key: Buffer;
  /** Asks until it satisfies, or time is up; gives the last answer. */
  until(
    ask: (sql: postgres.Sql) => PromiseLike<readonly { n: number }[]>,
    satisfies: (n: number) => boolean,
    patienceMs: number,
  ): Promise<number>;
}

interface Furnished {
  /** Carries out what was paid for, of rebookings. */
  fulfilment?: Fulfilment;
  reservations?: { url: string; token: string };
}

export async function openHouse(undo: Undo, { fulfilment, reservations }: Furnished): Promise<House> {
  const home = newHome({ on: tmpdir() });
  undo(() => removeHome(home));
  const cluster = await startCluster({ home });
  undo(() => cluster.stop());
  const admin = postgres(cluster.url("postgres"), { max: 1, onnotice() {} });
  await admin`create database jetbridge_bench`;
  await admin.end();
  const databaseUrl = cluster.url("jetbridge_bench");
  await migrate(databaseUrl);
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const key = randomBytes(32);
  const open = async (name: string): Promise<App> => {
    const app = await openApp(
      {
        host: "127.0.0.1",
        port,
        publicUrl: url,
        trustedProxies: [],
        home,
        databaseUrl,
        key,
        roles: ["web", "worker"],
        world: { on: false, port: 0 },
        adminToken: null,
        drainSeconds: 0,
        graphVersion: "v26.0",
        reservations: reservations ? { kind: "jetbridge", ...reservations } : null,
        courier: null,
        mail: null,
        baggage: null,
        clamd: null,
        languageModel: null,
        airline: null,
        wallets: { apple: null, google: null },
        payments: {
          stripe: { url: "http://127.0.0.1:1", key: "sk_bench", webhookSecret },
          adyen: null,
          mollie: null,
          first: null,
        },
      },
      name,
    );
    app.log.level = "silent";
    if (fulfilment) (app.fulfilments as Map<string, Fulfilment>).set("rebook", fulfilment);
    undo(() => closeApp(app));
    return app;
  };
  const [first, second] = [await open("bench"), await open("bench-2")];
  const web = await startWeb(first);
  undo(() => web.stop());
  for (const app of [first, second]) {
    const worker = await startWorker(app);
    undo(() => worker.stop());
  }
  const sql = postgres(databaseUrl, { max: 2, onnotice() {} });
  undo(() => sql.end({ timeout: 1 }));
  return {
    app: first,
    url,
    sql,
    key,
    async until(ask, satisfies, patienceMs) {
      const end = performance.now() + patienceMs;
      for (;;) {
        const n = (await ask(sql))[0]?.n ?? 0;
        if (satisfies(n) || performance.now() > end) return n;
        await pause(200);
      }
    },
  };
}
