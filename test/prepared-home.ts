/** A home whose database is made and migrated: each product of a run of stories starts on a copy of it, in half the time. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startCluster } from "../server/platform/cluster/cluster.ts";
import { migrate } from "../server/platform/migrate.ts";
import { newHome, removeHome } from "./home.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Null: its database had to be put elsewhere, where it can't be copied. */
    preparedHome: string | null;
  }
}

export default async function setUp(project: TestProject): Promise<() => void> {
  const home = newHome();
  const cluster = await startCluster({ home });
  const admin = postgres(cluster.url("postgres"), { max: 1, onnotice() {} });
  await admin`create database jetbridge`;
  await migrate(cluster.url("jetbridge"));
  await admin.end();
  await cluster.stop();
  project.provide("preparedHome", existsSync(join(home, "database-lies-in")) ? null : home);
  return () => removeHome(home);
}
