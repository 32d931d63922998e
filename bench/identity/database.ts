/** A database of the bench's own, on a disk that is waited for, and customers in it. */
import { tmpdir } from "node:os";
import { pino } from "pino";
import { startCluster } from "../../server/platform/cluster/cluster.ts";
import type { PoolContext } from "../../server/platform/context.ts";
import { openPool, type Pool } from "../../server/platform/db.ts";
import { migrate } from "../../server/platform/migrate.ts";
import { newHome, removeHome } from "../../test/home.ts";
import type { Undo } from "../load/leave-nothing.ts";
import { customerOf } from "./operations.ts";

export interface BenchDatabase {
  /** A new database with so many customers. */
  open(customers: number): Promise<PoolContext>;
}

export async function startDatabase(undo: Undo): Promise<BenchDatabase> {
  const home = newHome({ on: tmpdir() });
  undo(() => removeHome(home));
  const cluster = await startCluster({ home });
  undo(() => cluster.stop());
  let opened = 0;
  return {
    async open(customers) {
      const name = `identity_${++opened}`;
      const admin = openPool(cluster.url("postgres"), { name: "bench", max: 1 });
      await admin.unsafe(`create database ${name}`);
      await admin.end();
      await migrate(cluster.url(name));
      const db = openPool(cluster.url(name), { name: "bench", max: 4 });
      undo(() => db.end({ timeout: 1 }));
      await addCustomers(db, customers);
      return { db, reactions: new Map(), log: pino({ level: "silent" }), ring() {} };
    },
  };
}

const batch = 20_000;

/** Each known a second longer than the next. */
async function addCustomers(db: Pool, count: number): Promise<void> {
  for (let from = 0; from < count; from += batch) {
    const ids = Array.from({ length: Math.min(batch, count - from) }, (_, n) => customerOf(from + n));
    await db`
      insert into customers.customer (id, first_seen_at)
      select id, timestamptz '2026-01-01' + make_interval(secs => ${from} + place) from unnest(${ids}::uuid[]) with ordinality as row (id, place)`;
  }
  await db`analyze customers.customer`;
}
