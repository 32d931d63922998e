/** Everything that is merely later: schedules, clean-up. A kept library does it; order and speed don't matter here. */
import { Logger as LibraryLogger, type Runner, run } from "graphile-worker";
import type { Logger } from "pino";
import type { Context } from "./context.ts";

export interface Job<C extends Context> {
  name: string;
  /** When, as cron says it, in UTC. */
  at: string;
  work: (app: C) => Promise<unknown>;
}

export interface Jobs {
  stop(): Promise<void>;
}

/** Runs the jobs on their schedules; of several workers one runs each. */
export async function startJobs<C extends Context>(
  app: C,
  databaseUrl: string,
  jobs: readonly Job<C>[],
): Promise<Jobs> {
  const runner: Runner = await run({
    connectionString: databaseUrl,
    schema: "jobs",
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    crontab: jobs.map(({ name, at }) => `${at} ${name} ?max=3`).join("\n"),
    taskList: Object.fromEntries(jobs.map(({ name, work }) => [name, async () => void (await work(app))])),
    logger: quiet(app.log),
  });
  return { stop: () => runner.stop() };
}

/** The library's own logger, through ours, with names only. */
function quiet(log: Logger) {
  const write = (level: string, message: string): void => {
    if (level === "error") log.error({ jobs: true }, message.slice(0, 200));
  };
  return new LibraryLogger(() => write);
}
