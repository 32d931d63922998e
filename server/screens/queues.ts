/** Every queue as it stands: how many wait, how long, how many are tried again, how many nobody tries any more. */
import type { Queue } from "../../contract/operations.ts";
import type { Db } from "../platform/db.ts";

/** Counting ends here: beyond it only "very many" matters. */
const most = 10_000;

/** One statement, all through partial indexes, so that it costs little when nothing waits. */
export async function readQueues(db: Db): Promise<Queue[]> {
  const rows = await db<Queue[]>`
    select 'deliveries' as name,
      (select count(*)::int from (select 1 from channels.delivery where state = 'waiting' limit ${most}) as w) as waiting,
      (select received_at from channels.delivery where state = 'waiting' order by id limit 1) as since,
      0 as retrying,
      (select count(*)::int from (select 1 from channels.delivery where state = 'unreadable' limit ${most}) as d) as dead
    union all select 'arrivals',
      (select coalesce(sum(waiting), 0)::int from channels.lane where waiting > 0),
      (select min(received_at) from channels.arrival where state = 'waiting'),
      (select count(*)::int from channels.arrival where state = 'waiting' and attempts > 0),
      (select count(*)::int from (select 1 from channels.arrival where state = 'dead' limit ${most}) as d)
    union all select 'outgoing',
      (select count(*)::int from channels.outgoing where state = 'pending')
        + (select count(*)::int from channels.outgoing where state = 'sending'),
      (select min(send_after) from channels.outgoing where state = 'pending' and send_after < (select platform.now())),
      (select count(*)::int from channels.outgoing where state = 'pending' and attempts > 0),
      (select count(*)::int from channels.outgoing where state = 'unsure')
        + (select count(*)::int from channels.outgoing
          where state = 'refused' and changed_at > (select platform.now()) - interval '7 days')
    union all select 'reactions',
      (select count(*)::int from (
        select 1 from platform.event, platform.follower
        where follower.name = 'reactions' and (event.xid, event.id) > (follower.xid, follower.id) limit ${most}) as w),
      (select event.at from platform.event, platform.follower
        where follower.name = 'reactions' and (event.xid, event.id) > (follower.xid, follower.id)
        order by event.xid, event.id limit 1),
      (select count(*)::int from platform.reaction_retry where not dead),
      (select count(*)::int from platform.reaction_retry where dead)
    union all select 'lists',
      (select count(*)::int from channels.account
        where state = 'active' and looked_at < (select platform.now()) - interval '90 seconds'),
      (select min(looked_at) + interval '60 seconds' from channels.account
        where state = 'active' and looked_at < (select platform.now()) - interval '90 seconds'),
      0,
      (select count(*)::int from channels.account where state <> 'active')
    union all select 'files',
      (select count(*)::int from (
        select 1 from cases.attachment where state = 'waiting' and source is not null limit ${most}) as w),
      (select min(created_at) from cases.attachment where state = 'waiting' and source is not null),
      (select count(*)::int from cases.attachment where state = 'waiting' and source is not null and attempts > 0),
      (select count(*)::int from cases.attachment
        where state = 'failed' and created_at > (select platform.now()) - interval '7 days')
    union all select 'scans',
      (select count(*)::int from (select 1 from platform.file where scan = 'waiting' limit ${most}) as w),
      (select min(created_at) from platform.file where scan = 'waiting'),
      (select count(*)::int from platform.file where scan = 'waiting' and scan_attempts > 1),
      (select count(*)::int from platform.file
        where scan in ('infected', 'unscannable') and scanned_at > (select platform.now()) - interval '7 days')
    union all select 'hiding',
      (select count(*)::int from channels.hiding where state = 'pending'),
      (select min(changed_at) from channels.hiding where state = 'pending'),
      (select count(*)::int from channels.hiding where state = 'pending' and attempts > 0),
      (select count(*)::int from channels.hiding
        where state = 'refused' and changed_at > (select platform.now()) - interval '7 days')
    union all select 'promises',
      (select count(*)::int from cases.promise
        where ended_at is null and fell_due_at is null and due_at < (select platform.now())),
      (select min(due_at) from cases.promise
        where ended_at is null and fell_due_at is null and due_at < (select platform.now())),
      0, 0
    union all select 'bookings',
      (select count(*)::int from (select 1 from bookings.to_read limit ${most}) as w),
      (select min(since) from bookings.to_read),
      (select count(*)::int from bookings.to_read where attempts > 0),
      0
    union all select 'words',
      (select count(*)::int from (select 1 from cases.message_search_due limit ${most}) as w),
      null::timestamptz, 0, 0`;
  const at = await db<[{ now: Date }]>`select platform.now() as now`.then(([row]) => row.now);
  const queues = (rows as unknown as (Queue & { since: Date | null })[]).map(({ since, ...queue }) => ({
    ...queue,
    oldestSeconds: since === null ? null : Math.max(0, Math.floor((at.getTime() - since.getTime()) / 1000)),
  }));
  return [...queues, await readJobs(db)];
}

/** The library's own table; before the first worker has run there is none. */
async function readJobs(db: Db): Promise<Queue> {
  const [made] = await db<[{ isMade: boolean }]>`select to_regclass('jobs._private_jobs') is not null as is_made`;
  if (!made.isMade) return { name: "jobs", waiting: 0, oldestSeconds: null, retrying: 0, dead: 0 };
  const [row] = await db<[Omit<Queue, "name">]>`
    select count(*) filter (where run_at <= now() and attempts < max_attempts)::int as waiting,
      floor(extract(epoch from now() - min(run_at) filter (where run_at <= now() and attempts < max_attempts)))::int as oldest_seconds,
      count(*) filter (where attempts > 0 and attempts < max_attempts)::int as retrying,
      count(*) filter (where attempts >= max_attempts)::int as dead
    from jobs._private_jobs`;
  return { name: "jobs", ...row };
}
