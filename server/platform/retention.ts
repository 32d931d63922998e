/** How long things are kept: what we ship with, and what somebody set. */
import type { Kept } from "../../contract/operations.ts";
import type { Db } from "./db.ts";
import { problem } from "./problem.ts";

const TooShort = problem<{ leastDays: number }>("operations.too-short", 409, "This must be kept longer than that.");

/** The reasons for each least stand in docs/operations.md. */
const usual: Record<Kept, { usualDays: number; leastDays: number }> = {
  // Vendors send again for days; what was seen must be known for longer than that.
  deliveries: { usualDays: 90, leastDays: 30 },
  // A desk that was away longer fetches all again.
  events: { usualDays: 7, leastDays: 1 },
  attempts: { usualDays: 90, leastDays: 30 },
  // After that one value an hour stays.
  "reply-times": { usualDays: 30, leastDays: 2 },
  "sign-ins": { usualDays: 7, leastDays: 1 },
  lanes: { usualDays: 30, leastDays: 1 },
};

export interface Keeping {
  what: Kept;
  days: number;
  usualDays: number;
  leastDays: number;
}

export async function listRetention(db: Db): Promise<Keeping[]> {
  const set = await db<{ what: Kept; days: number }[]>`select what, days from platform.retention limit 100`;
  return (Object.keys(usual) as Kept[]).map((what) => ({
    what,
    ...usual[what],
    days: set.find((one) => one.what === what)?.days ?? usual[what].usualDays,
  }));
}

export async function setRetention(db: Db, { what, days }: { what: Kept; days: number | null }): Promise<Keeping> {
  const { leastDays } = usual[what];
  if (days !== null && days < leastDays) throw TooShort({ leastDays });
  if (days === null) await db`delete from platform.retention where what = ${what}`;
  else
    await db`
      insert into platform.retention (what, days) values (${what}, ${days})
      on conflict (what) do update set days = excluded.days`;
  return { what, ...usual[what], days: days ?? usual[what].usualDays };
}

/** The days something is kept now. */
export async function daysOf(db: Db, what: Kept): Promise<number> {
  const [row] = await db<{ days: number }[]>`select days from platform.retention where what = ${what}`;
  return Math.max(row?.days ?? usual[what].usualDays, usual[what].leastDays);
}
