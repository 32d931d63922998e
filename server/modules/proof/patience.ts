/** Patience with those who guess: it grows with each miss, per person who asks, per place they ask from, and per booking that is guessed at. */
import { createHmac } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import { TooManyMisses } from "./problems.ts";

export interface Guesser {
  customerId: string;
  /** A network address, or who typed it here. */
  from: { address: string } | { staffId: string };
}

/** Misses that cost nothing; the next ones cost 2, 4, 8 ... 900 seconds. Agents type what many customers say. */
const free = { customer: 5, locator: 10, address: 10, staff: 40 };
const longestPause = 900;
/** Quiet for this long, all is forgotten. */
const forgetHours = 6;

interface Key {
  key: string;
  free: number;
}

/** Of what is guessed at only a mark is kept that nobody can read back. */
export function keysOf(app: { key: Buffer }, { customerId, from }: Guesser, guessed: string): Key[] {
  const mark = createHmac("sha256", app.key).update(`proof.miss/${guessed}`).digest("base64url");
  return [
    { key: `customer/${customerId}`, free: free.customer },
    { key: `guessed/${mark}`, free: free.locator },
    "address" in from
      ? { key: `address/${from.address}`, free: free.address }
      : { key: `staff/${from.staffId}`, free: free.staff },
  ].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** Counts a miss before it is known to be one, so that many at once get no more tries than one by one. Throws while they must wait. */
export const reserve = (app: Context, keys: readonly Key[]): Promise<void> =>
  atomically(app, async ({ db }) => {
    // Always in one order: two attempts never wait for each other.
    for (const { key, free } of keys) {
      const [taken] = await db`
        insert into proof.miss as m (key, count, last_at) values (${key}, 1, (select platform.now()))
        on conflict (key) do update set
          count = case when m.last_at < (select platform.now()) - ${forgetHours} * interval '1 hour' then 1 else m.count + 1 end,
          until = case when m.count + 1 > ${free} and m.last_at >= (select platform.now()) - ${forgetHours} * interval '1 hour'
            then (select platform.now()) + least(${longestPause}, power(2, least(12, m.count + 1 - ${free}))) * interval '1 second' end,
          last_at = excluded.last_at
        where m.until is null or m.until <= (select platform.now())
        returning key`;
      if (taken) continue;
      const [row] = await db<[{ seconds: number }]>`
        select greatest(1, ceil(extract(epoch from until - platform.now())))::int as seconds from proof.miss where key = ${key}`;
      throw TooManyMisses({ retryAfterSeconds: row.seconds });
    }
  });

/** It was none: only itself is taken back, for one's own booking must not pay for guesses at another's. */
export const forgive = async (app: Context, keys: readonly Key[]): Promise<void> => {
  await app.db`
    update proof.miss set count = greatest(0, count - 1), until = null
    where key in (select key from proof.miss where key = any(${keys.map(({ key }) => key)}) order by key for update)`;
};

/** Forgets what is long past: misses, codes, links and visits. */
export async function forgetProofs(app: Context): Promise<void> {
  await app.db`delete from proof.miss where last_at < (select platform.now()) - ${forgetHours} * interval '1 hour'`;
  await app.db`delete from proof.code where expires_at < (select platform.now()) - interval '1 day'`;
  await app.db`delete from proof.way where expires_at < (select platform.now()) - interval '1 day'`;
}

/** Answers at whole steps of time only, so that how long it took tells nothing of what was found. */
export async function evenly<T>(stepMs: number, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    const took = performance.now() - begun;
    await new Promise((done) => setTimeout(done, Math.ceil(took / stepMs) * stepMs - took));
  }
}
