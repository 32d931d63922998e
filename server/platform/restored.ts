/** What a database needs after it was restored: a log that this cluster can go on with, and nothing sent a second time. */
import type { Db } from "./db.ts";

/**
 * Whether the log was written by another cluster that had counted further: what happens here would sort before it, and never be
 * followed. On its own cluster no event can be ahead of the next transaction.
 */
export async function isLogAhead(db: Db): Promise<boolean> {
  const [row] = await db<[{ isAhead: boolean }]>`
    select exists (
      select 1 from (select xid from platform.event order by event.xid desc, event.id desc limit 1) as last
      where last.xid >= pg_snapshot_xmax(pg_current_snapshot())
    ) or exists (
      select 1 from platform.follower where xid >= pg_snapshot_xmax(pg_current_snapshot())
    ) as is_ahead`;
  return row.isAhead;
}

/** Moves the whole log to the beginning of this cluster's count: what was followed to 3, what was not to 4, each in its order. */
export async function restampLog(db: Db): Promise<void> {
  await db`lock table platform.event, platform.follower in exclusive mode`;
  await db`
    update platform.event set xid = case
      when (xid, id) <= (select xid, id from platform.follower where name = 'reactions') then '3'::xid8 else '4'::xid8 end`;
  // Browsers know positions of the other count: all are told to fetch anew.
  await db`
    insert into platform.follower (name, xid, id)
    values ('forgotten', '4', (select coalesce(max(id), 0) from platform.event))
    on conflict (name) do update set xid = excluded.xid, id = excluded.id`;
  await db`
    update platform.follower
    set xid = '3', id = (select coalesce(max(id), 0) from platform.event where event.xid = '3'::xid8)
    where name <> 'forgotten'`;
  await db`update platform.installation set restored_at = platform.now()`;
}
