/** One real PostgreSQL for a test run, with a migrated template that each test file copies in a tenth of a second. */
import { runMigrations } from "graphile-worker";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startCluster } from "../server/platform/cluster/cluster.ts";
import { migrate } from "../server/platform/migrate.ts";
import { newHome, removeHome } from "./home.ts";

declare module "vitest" {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** Safe on a disk that a power cut can't reach: a test's data need not survive one. */
const fast = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const home = newHome();
  const cluster = await startCluster({ home, settings: fast, mustBeFree: 200 });
  const url = cluster.url("template_jetbridge");
  const admin = postgres(cluster.url("postgres"), { max: 1, onnotice() {} });
  await admin`create database template_jetbridge`;
  await migrate(url);
  // What the worker's library would make at the first start on each copy.
  await runMigrations({ connectionString: url, schema: "jobs" });
  await admin.end();
  project.provide("clusterUrl", cluster.url("postgres"));
  return async () => {
    await cluster.stop();
    removeHome(home);
  };
}
