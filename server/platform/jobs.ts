/** Everything that is merely later: schedules, clean-up. A kept library does it; order and speed don't matter here. */
import { Logger as LibraryLogger, type Runner, run } from "graphile-worker";
import { Pool, type PoolClient } from "pg";
import type { Logger } from "pino";
import type { PoolContext } from "./context.ts";
import type { Db } from "./db.ts";
import { nameOf } from "./problem.ts";

export interface Job<C extends PoolContext> {
  name: string;
  /** When, as cron says it, in UTC. */
  at: string;
  work: (app: C) => Promise<unknown>;
}

export interface Jobs {
  stop(): Promise<void>;
}

/** Says in a code that the database did not answer in time: the library tries again what has a code it knows, and fails at the rest. */
class PatientPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(...asked: Parameters<Pool["connect"]>): void;
  override connect(...asked: Parameters<Pool["connect"]> | []): Promise<PoolClient> | void {
    if (asked.length > 0) return super.connect(...(asked as Parameters<Pool["connect"]>));
    return super.connect().catch((error: unknown) => {
      throw Object.assign(error as Error, { code: (error as { code?: unknown }).code ?? "ETIMEDOUT" });
    });
  }
}

/** Runs the jobs on their schedules; of several workers one runs each. */
export async function startJobs<C extends PoolContext>(
  app: C,
  databaseUrl: string,
  jobs: readonly Job<C>[],
): Promise<Jobs> {
  const pool = new PatientPool({
    connectionString: databaseUrl,
    max: 4,
    application_name: "jetbridge jobs",
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    // A line that fell silent is not waited for, and does not stay in the pool for long.
    query_timeout: 20_000,
    maxLifetimeSeconds: 300,
    keepAlive: true,
  });
  pool.on("error", () => {});
  pool.on("connect", (client) => void client.on("error", () => {}));
  const runner: Runner = await run({
    pgPool: pool,
    schema: "jobs",
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    crontab: jobs.map(({ name, at }) => `${at} ${name} ?max=3`).join("\n"),
    taskList: Object.fromEntries(jobs.map((job) => [job.name, () => runOnce(app, job)])),
    logger: quiet(app.log),
  });
  return {
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}

/** Does it and notes how it went; a failure is tried again by the library, which keeps no more of it than its name. */
async function runOnce<C extends PoolContext>(app: C, { name, work }: Job<C>): Promise<void> {
  const why = await work(app).then(
    () => null,
    (error: unknown) => {
      app.log.error({ job: name, err: error }, "a job failed");
      return nameOf(error);
    },
  );
  await app.db`
    insert into platform.job_run as run (name, runs, failures, ended_at, why)
    values (${name}, 1, ${why === null ? 0 : 1}, platform.now(), ${why})
    on conflict (name) do update
    set runs = run.runs + 1, failures = run.failures + excluded.failures, ended_at = excluded.ended_at, why = excluded.why`;
  if (why !== null) throw new Error(why);
}

/** Whether no job has ended for five minutes though some run every minute: no worker runs, or it is stuck. */
export async function areJobsLate(db: Db): Promise<boolean> {
  const [row] = await db<[{ isLate: boolean }]>`
    select coalesce(max(ended_at) < platform.now() - interval '5 minutes', false) as is_late from platform.job_run`;
  return row.isLate;
}

/** The library's own logger, through ours, with names only. */
function quiet(log: Logger) {
  const write = (level: string, message: string): void => {
    if (level === "error") log.error({ jobs: true }, message.slice(0, 200));
  };
  return new LibraryLogger(() => write);
}
