/** Forgets events that everybody has followed, and remembers up to where: who resumes from before is told to fetch all. */
import type { PoolContext } from "./context.ts";
import { batchSize, forgetInBatches } from "./forget.ts";
import { daysOf } from "./retention.ts";

export async function forgetEvents(app: PoolContext): Promise<number> {
  const days = await daysOf(app.db, "events");
  return forgetInBatches(app, async (db) => {
    // The newest always stays: it says where the log ends.
    const rows = await db<{ xid: string; id: string }[]>`
      with old as (
        select xid, id from platform.event
        where at < (select platform.now()) - ${days} * interval '1 day'
          and (xid, id) <= (select xid, id from platform.follower where name = 'reactions')
          and (xid, id) < (select xid, id from platform.event order by event.xid desc, event.id desc limit 1)
        order by event.xid, event.id limit ${batchSize}
      ), gone as (
        delete from platform.event using old where event.xid = old.xid and event.id = old.id
      )
      select xid::text as xid, id::text as id from old order by old.xid, old.id`;
    const last = rows.at(-1);
    if (last)
      await db`
        insert into platform.follower (name, xid, id) values ('forgotten', ${last.xid}::text::xid8, ${last.id})
        on conflict (name) do update set xid = excluded.xid, id = excluded.id`;
    return rows.length;
  });
}
