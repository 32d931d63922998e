/** What a command may reach, and the transaction it runs in. */
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Db, Pool } from "./db.ts";
import { isConflict } from "./db.ts";

/** The doors a bell can ring at: the log, the readers of deliveries, the sender, those who carry files and wishes to and fro, who exports and erases, who watches who is where, who gives signs of life, who gives out cases, who weighs them, who asks the language model, who plays days, who asks for money. */
/** The doors a bell can ring at: the log, the readers of deliveries, the sender, those who carry files and wishes to and fro, who exports and erases, who watches who is where, who gives signs of life, who gives out cases, who weighs them, who asks the language model, who plays days, who changes bookings. */
export type Door =
  | "log"
  | "deliveries"
  | "arrivals"
  | "outgoing"
  | "attachments"
  | "files"
  | "hiding"
  | "rights"
  | "presence"
  | "queue"
  | "signs"
  | "proposals"
  | "templates"
  | "urgency"
  | "trials"
  | "payments"
  | "operations";

export interface Context {
  readonly db: Db;
  readonly reactions: Reactions;
  readonly log: Logger;
  /** Wakes who waits at `door`: after the commit when inside a transaction, else at once. */
  ring(door: Door): void;
}

/** What an event may carry: ids, times and our own words; never a name or a text of a customer. */
export type Fact = { readonly [key: string]: string | number | boolean | null };

/** Bears being run twice with the same facts. Takes all facts of one type that happened together, in their order. */
export type Reaction<F extends Fact, C extends Context = Context> = (app: C, facts: readonly F[]) => Promise<void>;

/** `within` runs in the same transaction (cheap, must hold together); `after` runs later, each retried alone. */
export interface Follows {
  readonly within: readonly Reaction<Fact>[];
  readonly after: readonly Reaction<Fact>[];
}

export type Reactions = ReadonlyMap<string, Follows>;

export interface PoolContext extends Context {
  readonly db: Pool;
}

/**
 * Runs `work` in one transaction, or in the one that is already open. Bells ring after the commit. Deadlocks and lock time-outs
 * run the whole again, three times at most.
 */
export async function atomically<C extends Context, T>(app: C, work: (app: C) => Promise<T>): Promise<T> {
  if (!isPool(app.db)) return work(app);
  for (let tries = 1; ; tries++) {
    const doors = new Set<Door>();
    try {
      const result = await app.db.begin(async (db) => work({ ...app, db: db, ring: (door: Door) => doors.add(door) }));
      for (const door of doors) app.ring(door);
      return result as T;
    } catch (error) {
      if (!isConflict(error) || tries === 3) throw error;
      // Not in step with whoever was in the way.
      await pause(Math.random() * 50 * tries);
    }
  }
}

const isPool = (db: Db): db is Pool => "begin" in db && "end" in db;

/** Runs `work` so that its failure undoes only itself. Only inside a transaction. */
export async function attempt<C extends Context, T>(app: C, work: (app: C) => Promise<T>): Promise<T> {
  const db = app.db as Db & { savepoint<R>(work: (db: Db) => Promise<R>): Promise<R> };
  return db.savepoint((db) => work({ ...app, db }));
}

/** The one clock's time. */
export async function now(db: Db): Promise<Date> {
  const [row] = await db<[{ now: Date }]>`select platform.now() as now`;
  return row.now;
}
