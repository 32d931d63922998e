/** How much comes in and who waits, for the metrics. */
import type { Db } from "../platform/db.ts";

export interface Traffic {
  /** Taken in since the database was made; those undone in between count too. */
  deliveries: number;
  cases: { channel: string; language: string; waiting: number }[];
}

export async function readTraffic(db: Db): Promise<Traffic> {
  const [[taken], cases] = await Promise.all([
    // The key's own sequence: counting the rows would read them all.
    db<[{ n: number }]>`select last_value::float8 as n from channels.delivery_id_seq`,
    db<Traffic["cases"]>`
      select channel, language, count(*)::int as waiting from assignment.queue_entry group by channel, language limit 500`,
  ]);
  return { deliveries: taken.n, cases };
}

export interface Noted {
  id: string;
  channel: string;
  needs: string | null;
}

/** What these messages are, for counting. */
export const readNoted = (db: Db, ids: readonly string[]): Promise<Noted[]> =>
  db<Noted[]>`select id, channel, needs from cases.message where id = any(${[...ids]}::uuid[])`;
