/** A place in the event log, as text that travels: `xid.id`. */
import type { Db } from "./db.ts";

export interface Position {
  xid: string;
  id: string;
}

export const showPosition = ({ xid, id }: Position): string => `${xid}.${id}`;

/** Null where the text is no position. */
export function readPosition(text: string): Position | null {
  const [, xid, id] = /^(\d{1,19})\.(\d{1,18})$/.exec(text) ?? [];
  return xid && id ? { xid, id } : null;
}

/** The place after all that every reader can see now. */
export async function findEnd(db: Db): Promise<Position> {
  const [row] = await db<[{ xid: string; id: string }]>`
    select coalesce(last.xid, '0'::xid8)::text as xid, coalesce(last.id, 0)::text as id
    from (select 1) as one
    left join lateral (
      select xid, id from platform.event
      where xid < pg_snapshot_xmin(pg_current_snapshot())
      order by xid desc, id desc limit 1
    ) as last on true`;
  return { xid: row.xid, id: row.id };
}

/** Whether something that happened after `position` is in the log no more. */
export async function isForgotten(db: Db, { xid, id }: Position): Promise<boolean> {
  const [row] = await db`
    select 1 from platform.follower
    where name = 'forgotten' and (follower.xid, follower.id) > (${xid}::text::xid8, ${id}::bigint)`;
  return row !== undefined;
}

export interface LoggedEvent extends Position {
  type: string;
  fact: Record<string, string | number | boolean | null>;
  topics: string[];
}

/**
 * What happened after `position` and can no longer be preceded by anything. `isHeld`: there is more, which some open
 * transaction still holds back.
 */
export async function readLog(
  db: Db,
  { xid, id }: Position,
  limit: number,
): Promise<{ events: LoggedEvent[]; isHeld: boolean }> {
  const events = await db<LoggedEvent[]>`
    select xid::text as xid, id::text as id, type, fact, topics from platform.event
    where (xid, id) > (${xid}::text::xid8, ${id}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by platform.event.xid, platform.event.id limit ${limit}`;
  if (events.length > 0) return { events: [...events], isHeld: false };
  // No `exists`: the planner drops its order, and then reads the whole log to find nothing.
  const held = await db`
    select 1 from platform.event where (xid, id) > (${xid}::text::xid8, ${id}::bigint)
    order by platform.event.xid, platform.event.id limit 1`;
  return { events: [], isHeld: held.length > 0 };
}
