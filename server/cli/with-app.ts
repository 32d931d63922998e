/** Verbs that need the database: yours by DATABASE_URL, or the embedded one while Jetbridge runs. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type App, closeApp, openApp } from "../app.ts";
import { readConfig } from "../config.ts";
import { Unstartable } from "../platform/unstartable.ts";

export async function withApp(work: (app: App) => Promise<void>): Promise<void> {
  const config = readConfig();
  const app = await openApp({ ...config, databaseUrl: config.databaseUrl ?? runningDatabase(config.home) }, "cli", {
    connections: 4,
  });
  app.log.level = "error";
  try {
    await work(app);
  } finally {
    await closeApp(app);
  }
}

/** The launcher leaves the address of the running database in its home. */
function runningDatabase(home: string): string {
  const file = join(home, "database-url");
  if (!existsSync(file))
    throw new Unstartable("Jetbridge does not run from this folder: start it with `npm start`, or set DATABASE_URL.");
  return readFileSync(file, "utf8").trim();
}
