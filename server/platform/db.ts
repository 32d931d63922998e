/** Connections to PostgreSQL, and the transaction every command runs in. */
import postgres from "postgres";
import { linesWith } from "./patience.ts";

/** A pool or a transaction: a query does not care, its caller decides what is atomic. */
export type Db = postgres.ISql<Record<string, never>>;
export type Pool = postgres.Sql<Record<string, never>>;

/** A piece of a query, put into another one. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;

export interface PoolOptions {
  /** Connections at most. */
  max?: number;
  /** Named in pg_stat_activity. */
  name: string;
  /** A line that is silent for so long, in milliseconds, is cut; null where statements may take as long as they like. */
  patienceMs?: number | null;
}

/** Longer than any statement or pause the database allows us. */
const longestSilence = 20_000;

/** Opens a pool. Names stay snake_case in SQL and come back in camelCase. */
export function openPool(url: string, { max = 10, name, patienceMs = longestSilence }: PoolOptions): Pool {
  return postgres(url, {
    max,
    ...(patienceMs !== null && { socket: linesWith(patienceMs) }),
    // Before its silence can be mistaken.
    idle_timeout: 15,
    connect_timeout: 10,
    // The library's own patience grows to 20 s; a database that is back must not be waited for, and one that is away is not stormed.
    backoff: () => 0.05,
    transform: { column: { from: postgres.toCamel } },
    connection: {
      application_name: `jetbridge ${name}`,
      statement_timeout: 15_000,
      lock_timeout: 5000,
      idle_in_transaction_session_timeout: 10_000,
      // Disks have no heads to move any more; PostgreSQL's default still counts with them.
      random_page_cost: 1.1,
    },
    onnotice() {},
  });
}

/** Runs reads that must agree with each other: all see the database as it was at one moment. */
export async function inOneView<T>(db: Pool, read: (db: Db) => Promise<T>): Promise<T> {
  return (await db.begin("isolation level repeatable read read only", (db) => read(db))) as T;
}

/** Columns that do what `findByIndex` does, for a statement that has more to set. */
export const byIndex = (db: Db): Fragment => db`
  set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;

/**
 * From here to the end of the transaction rows are found by index. Where hundreds of keys are looked up at once, the planner would
 * rather read a table whole while it is small, or while nobody has counted it yet, and keeps that plan when it has grown.
 */
export async function findByIndex(db: Db): Promise<void> {
  await db`select ${byIndex(db)}`;
}

const unavailable = /^(ECONN|CONNECT|CONNECTION_|EPIPE|ETIMEDOUT|57P0|53|08)/;

/** Whether the database was away, full or stopping, so that the same call may succeed later. */
export function isUnavailable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && unavailable.test(code);
}

/** Whether it is this constraint, or this unique index, that said no. */
export const breaks = (error: unknown, constraint: string): boolean =>
  (error as { constraint_name?: unknown } | null)?.constraint_name === constraint;

/** Whether two transactions got in each other's way; the whole may be tried again. */
export function isConflict(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "40001" || code === "40P01" || code === "55P03";
}
