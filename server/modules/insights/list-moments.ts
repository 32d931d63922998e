/** The hours, days or weeks of a period, so that one in which nothing happened is not left out. */
import type { Db } from "../../platform/db.ts";
import { type Grouped, groupOf } from "./asked.ts";

export async function listMoments(db: Db, asked: Grouped): Promise<string[]> {
  const rows = await db<{ group: string }[]>`
    select distinct ${groupOf(db, asked)} as "group"
    from generate_series(${asked.from}::timestamptz, ${asked.to}::timestamptz - interval '1 microsecond', interval '1 hour') as moment (at)
    union select ${groupOf(db, asked)} from (values (${asked.to}::timestamptz - interval '1 microsecond')) as last (at)
    order by "group"`;
  return rows.map(({ group }) => group);
}
