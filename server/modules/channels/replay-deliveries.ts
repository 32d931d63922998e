/** Has deliveries read again with today's reader: what was read before stays what it is, what is new is added. */
import { atomically } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import type { ChannelsContext } from "./context.ts";

export interface Selection {
  state: "read" | "unreadable";
  accountId: string | null;
  since: Date | null;
  until: Date | null;
  after: string | null;
}

const atOnce = 1000;

/** Reads the named ones again; gives how many there were. */
export function replayDeliveries(app: ChannelsContext, ids: readonly string[]): Promise<number> {
  return atomically(app, async (app) => {
    const rows = await app.db`
      update channels.delivery set state = 'waiting', why = null
      where id = any(${[...ids]}::bigint[]) and state <> 'waiting' returning id`;
    return announce(app, rows.length);
  });
}

/** Reads the next thousand of a selection again, oldest first; `last` is where to go on, null after the last. */
export function replaySelection(
  app: ChannelsContext,
  { state, accountId, since, until, after }: Selection,
): Promise<{ count: number; last: string | null }> {
  return atomically(app, async (app) => {
    const rows = await app.db<{ id: string }[]>`
      with chosen as (
        select id from channels.delivery
        where state = ${state} and (${accountId}::uuid is null or account_id = ${accountId})
          and (${since}::timestamptz is null or received_at >= ${since})
          and (${until}::timestamptz is null or received_at < ${until})
          and id > ${after ?? "0"}::bigint
        order by channels.delivery.id limit ${atOnce} for update
      ), again as (
        update channels.delivery set state = 'waiting', why = null from chosen where delivery.id = chosen.id
      )
      select id::text as id from chosen order by chosen.id`;
    await announce(app, rows.length);
    return { count: rows.length, last: rows.length === atOnce ? (rows.at(-1)?.id ?? null) : null };
  });
}

async function announce(app: ChannelsContext, count: number): Promise<number> {
  if (count === 0) return 0;
  await changed(app, ["channels"]);
  app.ring("deliveries");
  return count;
}
