/** Kills by a seed: processes of the product and of the database, often in the middle of a certain step. */
import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import type { Product } from "../product.ts";
import type { Blow, StruckDatabase } from "./database.ts";

export type Victim = "web" | "worker" | "database" | Blow;

/** What the database sees of a process in the middle of a step: its open transaction, or the lock it works under. */
const steps = {
  web: {
    "before the commit": `select 1 from pg_stat_activity where application_name = 'jetbridge web' and state = 'active' and query like '%into channels.delivery%'`,
    replying: `select 1 from pg_stat_activity where application_name = 'jetbridge web' and state like 'idle in%' and query like '%channels.outgoing%'`,
  },
  worker: {
    reading: `select 1 from pg_locks where locktype = 'advisory' and objid = 4101 and granted`,
    receiving: `select 1 from pg_stat_activity where application_name = 'jetbridge worker' and state <> 'idle' and query like '%cases.message%'`,
    sending: `select 1 from channels.outgoing where state = 'sending'`,
    following: `select 1 from pg_locks where locktype = 'advisory' and objid = 4102 and granted`,
  },
} as const;

export interface Strikes {
  /** How often each was killed, and in the middle of which step. */
  kills: Record<string, number>;
  steps: Record<string, number>;
}

export interface Striking {
  product: Product;
  /** The run's own connection. */
  sql: postgres.Sql;
  database: StruckDatabase | null;
  random: () => number;
  victims: readonly Victim[];
  /** Until so much time has passed, or so many were killed. */
  seconds: number;
  most: number;
}

/** Half of the kills of our processes wait for a step; those come when they come. */
export async function strikeForAWhile(striking: Striking): Promise<Strikes> {
  const { random, victims, seconds, most } = striking;
  const strikes: Strikes = { kills: {}, steps: {} };
  const end = performance.now() + seconds * 1000;
  for (let count = 0; performance.now() < end && count < most;) {
    await pause(300 + random() * 900);
    const victim = victims[Math.floor(random() * victims.length)] ?? "web";
    if (random() < 0.8 && !(await isAtWork(striking))) continue;
    const isAimed = random() < 0.5;
    const step = isAimed && (victim === "web" || victim === "worker") ? await awaitStep(striking, victim) : null;
    if (!strike(striking, victim)) continue;
    count++;
    strikes.kills[victim] = (strikes.kills[victim] ?? 0) + 1;
    if (step) strikes.steps[step] = (strikes.steps[step] ?? 0) + 1;
  }
  return strikes;
}

/** Mostly a blow waits until the product is back from the last one, or it would never be at work; now and then it hits the start. */
async function isAtWork({ product, sql }: Striking): Promise<boolean> {
  const web = await product.api("GET", "/healthz").catch(() => null);
  // Its schedules are the last thing a worker starts.
  const worker = await sql`select 1 from pg_stat_activity where application_name = 'jetbridge jobs'`.catch(() => []);
  return web?.status === 200 && worker.length > 0;
}

/** Waits up to two seconds for a process to be in the middle of one of its steps; null where it was not seen there. */
async function awaitStep({ sql, random }: Striking, victim: "web" | "worker"): Promise<string | null> {
  const all = Object.entries(steps[victim]);
  const [name, query] = all[Math.floor(random() * all.length)] ?? [];
  const end = performance.now() + 2000;
  while (name && query && performance.now() < end) {
    const rows = await sql.unsafe(query).catch(() => []);
    if (rows.length > 0) return `${victim} ${name}`;
    await pause(2);
  }
  return null;
}

function strike({ product, database, random }: Striking, victim: Victim): boolean {
  if (victim === "postmaster" || victim === "immediate" || victim === "backend")
    return database?.strike(victim, random) ?? false;
  const pid = product.processOf(victim);
  if (pid === null) return false;
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}
