import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";

/** Seconds until everything taken in was read and received. */
export async function drain(sql: postgres.Sql, patienceSeconds = 300): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const [row] = await sql<[{ isEmpty: boolean }]>`
      select not exists (select 1 from channels.delivery where state = 'waiting')
        and not exists (select 1 from channels.lane where waiting > 0) as "isEmpty"`;
    const seconds = (performance.now() - begun) / 1000;
    if (row.isEmpty) return Math.round(seconds * 10) / 10;
    if (seconds > patienceSeconds) throw new Error(`the backlog was not worked off within ${patienceSeconds} s`);
    await pause(100);
  }
}
