/** Whether so much comes in that what can wait should. */
import type { Db } from "../../platform/db.ts";

/** Messages a second. */
const calm = 200;

/** What can wait waits so long while the surge lasts, in milliseconds. */
const patienceMs = 120_000;

interface Surge {
  isSurge: boolean;
  /** Whether it began a short while ago. */
  isPatient: boolean;
}

/** Tells at each look how it was since the last; the first sees none. */
export function surgeWatch(): (db: Db) => Promise<Surge> {
  let last: { seq: number; at: number } | null = null;
  let since: number | null = null;
  return async (db) => {
    const [{ seq }] = await db<[{ seq: string }]>`select coalesce(max(seq), 0) as seq from cases.message`;
    const [now, before] = [{ seq: Number(seq), at: performance.now() }, last];
    last = now;
    const isSurge = before !== null && (now.seq - before.seq) / (now.at - before.at) > calm / 1000;
    since = isSurge ? (since ?? now.at) : null;
    return { isSurge, isPatient: since !== null && now.at - since < patienceMs };
  };
}
