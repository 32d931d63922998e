/** The database we run on: yours by DATABASE_URL, or the embedded one, kept running; migrated either way. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import type { Config } from "../config.ts";
import { type Cluster, startCluster } from "../platform/cluster/cluster.ts";
import { requireFittingKey } from "../platform/installation.ts";
import { migrate } from "../platform/migrate.ts";

export interface Database {
  url: string;
  stop(): Promise<void>;
}

export async function prepareDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl) {
    await migrate(config.databaseUrl);
    await requireFittingKey(config.databaseUrl, config.key);
    return { url: config.databaseUrl, stop: async () => {} };
  }
  const database = await keepCluster(config.home);
  try {
    await ensureDatabase(database.url);
    await migrate(database.url);
    await requireFittingKey(database.url, config.key);
  } catch (error) {
    await database.stop();
    throw error;
  }
  return database;
}

/** Starts the embedded cluster, and again on the same port whenever it ends without being told to. */
async function keepCluster(home: string): Promise<Database> {
  let cluster: Cluster = await startCluster({ home });
  let isStopping = false;
  const { port } = cluster;
  const watch = async (): Promise<void> => {
    for (let wait = 100; !isStopping; wait = Math.min(5000, wait * 2)) {
      await cluster.ended;
      if (isStopping) return;
      process.stderr.write("the database ended unexpectedly and is started again\n");
      const again = await startCluster({ home, port, mustBeFree: 0 }).catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        return null;
      });
      if (again) {
        cluster = again;
        wait = 50;
      } else await pause(wait);
    }
  };
  void watch();
  const url = cluster.url("jetbridge");
  // For the command line, while we run.
  const address = join(home, "database-url");
  writeFileSync(address, url, { mode: 0o600 });
  return {
    url,
    async stop() {
      isStopping = true;
      rmSync(address, { force: true });
      await cluster.stop();
    },
  };
}

async function ensureDatabase(url: string): Promise<void> {
  const admin = postgres(url.replace(/\/[^/]*$/, "/postgres"), { max: 1, onnotice() {} });
  try {
    const [found] = await admin`select 1 from pg_database where datname = 'jetbridge'`;
    if (!found) await admin`create database jetbridge`;
  } finally {
    await admin.end({ timeout: 2 });
  }
}
