/** Arrivals that failed five times and were set aside: looked at, and received again once the reason is gone. */
import { atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import type { ChannelsContext } from "./context.ts";

export interface DeadArrivalRow {
  id: string;
  channelAccountId: string;
  deliveryId: string;
  externalId: string;
  kind: string;
  attempts: number;
  why: string | null;
  receivedAt: Date;
}

/** Newest first. */
export function listDeadArrivals(
  db: Db,
  { before, limit }: { before: string | null; limit: number },
): Promise<DeadArrivalRow[]> {
  return db<DeadArrivalRow[]>`
    select id::text as id, account_id as channel_account_id, delivery_id::text as delivery_id, external_id, kind, attempts, why, received_at
    from channels.arrival where state = 'dead' and (${before}::bigint is null or id < ${before}::bigint)
    order by channels.arrival.id desc limit ${limit}`;
}

const atOnce = 1000;

/** Puts these, or without ids the oldest thousand, back into their lanes with five new tries each. */
export function redriveArrivals(
  app: ChannelsContext,
  ids: readonly string[] | null,
): Promise<{ count: number; isMore: boolean }> {
  return atomically(app, async (app) => {
    const [row] = await app.db<[{ count: number }]>`
      with again as (
        update channels.arrival set state = 'waiting', attempts = 0
        where id in (
          select id from channels.arrival
          where state = 'dead' and (${ids === null} or id = any(${[...(ids ?? [])]}::bigint[]))
          order by channels.arrival.id limit ${atOnce} for update)
        returning lane
      ), lanes as (
        insert into channels.lane (key, waiting) select lane, count(*) from again group by lane order by lane
        on conflict (key) do update set waiting = lane.waiting + excluded.waiting, next_at = platform.now()
      )
      select count(*)::int as count from again`;
    const [counted] = await app.db<[{ left: boolean }]>`
      select exists (select 1 from channels.arrival where state = 'dead') as left`;
    await changed(app, ["channels"]);
    app.ring("arrivals");
    return { count: row.count, isMore: ids === null && counted.left };
  });
}
