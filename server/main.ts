/** Starts the role it is given, `web` or `worker`, and ends when its launcher does. */
import { flushCompileCache } from "node:module";
import { setPriority } from "node:os";
import { closeApp, openApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { runErrands } from "./launch/errands.ts";
import { Unstartable } from "./platform/unstartable.ts";
import { startWeb } from "./web.ts";
import { startWorker } from "./worker.ts";

const role = process.argv[2];

const workerNiceness = 10;

/** Longest time a graceful end may take after the drain, in milliseconds. */
const patience = 8000;

async function main(): Promise<void> {
  const config = readConfig();
  if (!config.databaseUrl)
    throw new Unstartable("DATABASE_URL is not set: `npm start` sets it for the embedded database.");
  // Where cores are few, taking in goes before working off: what is taken in can wait, a vendor does not.
  if (role === "worker") setPriority(workerNiceness);
  const app = await openApp({ ...config, databaseUrl: config.databaseUrl }, role ?? "");
  const running = role === "web" ? await startWeb(app) : await startWorker(app);

  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    const drainMs = config.drainSeconds * 1000;
    setTimeout(() => process.exit(0), drainMs + patience).unref();
    void running
      .stop({ drainMs })
      .then(() => closeApp(app))
      .finally(() => process.exit(0));
  };
  process.on("SIGTERM", end);
  // Ctrl-C reaches the whole group; the launcher decides when we end.
  process.on("SIGINT", () => {});
  process.on("disconnect", end);
  if (role === "web") runErrands(app);
  process.send?.("ready");
  // Whoever is killed must not compile all of it again.
  flushCompileCache();
}

process.on("unhandledRejection", fail);
process.on("uncaughtException", fail);

/** A bug: say it and end; the launcher starts us anew, and nothing committed is lost. */
function fail(error: unknown): never {
  if (error instanceof Unstartable) process.send?.({ unstartable: error.message });
  process.stderr.write(
    `${error instanceof Unstartable ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(error instanceof Unstartable ? 2 : 1);
}

await main().catch(fail);
