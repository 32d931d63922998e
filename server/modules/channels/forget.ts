/** Forgets what came in and went out long ago; the messages it became stay. */
import type { PoolContext } from "../../platform/context.ts";
import { batchSize, forgetInBatches } from "../../platform/forget.ts";
import { daysOf } from "../../platform/retention.ts";

/**
 * Deliveries that were read, with their arrivals. While one of its arrivals is not received a delivery stays. What a vendor sends
 * again after that is still known by its message's own key.
 */
export async function forgetDeliveries(app: PoolContext): Promise<number> {
  const days = await daysOf(app.db, "deliveries");
  return forgetInBatches(app, async (db) => {
    const rows = await db<{ id: string }[]>`
      select id from channels.delivery
      where received_at < (select platform.now()) - ${days} * interval '1 day' and state <> 'waiting'
        and not exists (select 1 from channels.arrival where delivery_id = delivery.id and state <> 'received')
      order by received_at limit ${batchSize} for update skip locked`;
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await db`delete from channels.arrival where delivery_id = any(${ids}::bigint[])`;
    await db`delete from channels.delivery where id = any(${ids}::bigint[])`;
    return ids.length;
  });
}

/** Attempts whose message is settled. */
export async function forgetAttempts(app: PoolContext): Promise<number> {
  const days = await daysOf(app.db, "attempts");
  await app.db`delete from channels.receipt where at < (select platform.now()) - interval '7 days'`;
  return forgetInBatches(app, async (db) => {
    const { count } = await db`
      delete from channels.attempt where id in (
        select attempt.id from channels.attempt join channels.outgoing on outgoing.id = outgoing_id
        where started_at < (select platform.now()) - ${days} * interval '1 day'
          and state in ('accepted', 'delivered', 'read', 'refused', 'undone')
        order by started_at limit ${batchSize})`;
    return count;
  });
}

/** Lanes of correspondents who have not written for long; they get a new one when they do. */
export async function forgetLanes(app: PoolContext): Promise<number> {
  const days = await daysOf(app.db, "lanes");
  return forgetInBatches(app, async (db) => {
    const { count } = await db`
      delete from channels.lane where key in (
        select key from channels.lane where waiting = 0 and next_at < (select platform.now()) - ${days} * interval '1 day'
        limit ${batchSize} for update skip locked)`;
    return count;
  });
}

/** What was seen longer ago may be said to be seen once more. */
export async function forgetSigns({ db }: PoolContext): Promise<number> {
  const { count } = await db`
    delete from channels.sign where wished_at < (select platform.now()) - interval '14 days'`;
  return count;
}

/** What a vendor pointed at, as long as an answer to it may go out. */
export const forgetUntold = (app: PoolContext): Promise<number> =>
  forgetInBatches(app, async (db) => {
    const { count } = await db`
      delete from channels.untold where (account_id, external_id) in (
        select account_id, external_id from channels.untold
        where heard_at < (select platform.now()) - ${standingDays} * interval '1 day'
        order by heard_at limit ${batchSize} for update skip locked)`;
    return count;
  });

/** Longer than any vendor lets us write without a word of theirs. */
const standingDays = 400;

/** How those stand of whom nothing was heard for long. What they want no more of stays, and what they allowed. */
export const forgetStandings = (app: PoolContext): Promise<number> =>
  forgetInBatches(app, async (db) => {
    const { count } = await db`
      delete from channels.standing where (account_id, correspondent_id) in (
        select account_id, correspondent_id from channels.standing
        where changed_at < (select platform.now()) - ${standingDays} * interval '1 day'
          and stopped_at is null and marketing_stopped_at is null and permitted_at is null and complained_at is null
        limit ${batchSize} for update skip locked)`;
    return count;
  });
