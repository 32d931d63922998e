/** How urgent what comes in is. */
import type { Db } from "../../platform/db.ts";

const looked = 500;

/** Of the questions that changed last, the share that goes before ordinary ones; 0 to 1. */
export async function countUrgent(db: Db): Promise<number> {
  const [row] = await db<[{ share: number }]>`
    select coalesce(avg((urgency >= 2)::int), 0)::float8 as share
    from (select urgency from cases."case" where kind = 'question' order by changed_at desc, id limit ${looked}) as recent`;
  return row.share;
}
