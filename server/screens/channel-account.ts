/** One channel account and how it has fared: for its page. */
import type { z } from "zod";
import type { AccountHealth, getFirstArrival } from "../../contract/account-checks.ts";
import { AccountNotFound, type Channels, listAccounts } from "../modules/channels/index.ts";
import type { Db } from "../platform/db.ts";

type Health = Omit<z.output<typeof AccountHealth>, "webhookUrl">;

export async function getChannelAccount(db: Db, channels: Channels, id: string): Promise<Health> {
  const account = (await listAccounts(db)).find((one) => one.id === id);
  if (!account) throw AccountNotFound();
  const [[facts], refused, limits, hours] = await Promise.all([
    readFacts(db, id),
    db<Health["refused"][number][]>`
      select coalesce(code, 'other') as code, count(*)::int as count from channels.outgoing
      where account_id = ${id} and state = 'refused' and changed_at > (select platform.now()) - interval '24 hours'
      group by 1 order by 2 desc, 1 limit 50`,
    db<Health["limits"][number][]>`
      select visibility, case when rests_until > (select platform.now()) then 0 else greatest(remaining, 0) end as remaining,
        nullif(most, 0) as most, greatest(resets_at, rests_until) as resets_at from channels.allowance
      where account_id = ${id} order by visibility`,
    readHours(db, id),
  ]);
  const { checkedAt, checks, ...standing } = facts;
  return {
    ...account,
    ...standing,
    refused,
    limits,
    hours,
    lastCheck: checkedAt && checks ? { checkedAt, checks: checks.map(revived) } : null,
    canSubscribe: channels.get(account.kind)?.checks?.subscribe !== undefined,
  };
}

type KeptCheck = Omit<NonNullable<Health["lastCheck"]>["checks"][number], "at"> & { at: string | null };

/** JSON knows no moments. */
const revived = ({ at, ...check }: KeptCheck) => ({ ...check, at: at === null ? null : new Date(at) });

type Facts = Pick<Health, "lastSentAt" | "waiting" | "oldestWaitingAt" | "unreadable"> & {
  checkedAt: Date | null;
  checks: KeptCheck[] | null;
};

/** What was sent last is looked for among the newest thousands alone: an account may have millions. */
const readFacts = (db: Db, id: string) => db<[Facts]>`
  select
    (select delivery_at from (
      select id, seq, direction, delivery_state, delivery_at from cases.message where account_id = ${id} order by seq desc limit 5000) as newest
      where direction = 'outbound' and delivery_state in ('accepted', 'delivered', 'read')
        -- What was written in the vendor's own app went out, but not from here.
        and exists (select 1 from channels.outgoing where outgoing.message_id = newest.id or outgoing.id = newest.id)
      order by seq desc limit 1) as last_sent_at,
    (select count(*)::int from channels.outgoing where account_id = ${id} and state = 'pending') as waiting,
    (select min(send_after) from channels.outgoing where account_id = ${id} and state = 'pending') as oldest_waiting_at,
    (select count(*)::int from channels.delivery where account_id = ${id} and state = 'unreadable'
      and received_at > (select platform.now()) - interval '7 days') as unreadable,
    checked_at, checks
  from (select) as nothing left join channels.account_check on account_id = ${id}`;

/** A day of 24 hours, of which the last has only begun. */
const readHours = (db: Db, id: string) => db<Health["hours"][number][]>`
  with bounds as (select date_trunc('hour', platform.now()) - interval '23 hours' as first),
  came as (
    select date_trunc('hour', received_at) as at, count(*)::int as many from channels.delivery
    where account_id = ${id} and received_at >= (select first from bounds) group by 1),
  went as (
    select date_trunc('hour', attempt.started_at) as at, count(*)::int as many
    from channels.attempt join channels.outgoing on outgoing.id = outgoing_id
    where attempt.started_at >= (select first from bounds) and outcome = 'accepted' and account_id = ${id} group by 1)
  select hour as at, coalesce(came.many, 0) as inbound, coalesce(went.many, 0) as outbound
  from bounds, generate_series(first, first + interval '23 hours', interval '1 hour') as hour
    left join came on came.at = hour left join went on went.at = hour
  order by hour`;

type First = z.output<(typeof getFirstArrival)["returns"]>;

/** What came first since somebody began to try an account out; of a handle only so much that they know their own. */
export async function findFirstArrival(db: Db, { id, since }: { id: string; since: Date }): Promise<First> {
  const [[message], [counts]] = await Promise.all([
    db<NonNullable<First["message"]>[]>`
      select id, received_at, author_handle as handle, visibility, case_id from (
        select * from cases.message where account_id = ${id} order by seq desc limit 500) as newest
      where direction = 'inbound' and received_at >= ${since} order by seq limit 1`,
    db<[Omit<First, "message">]>`
      select count(*)::int as deliveries, count(*) filter (where state = 'unreadable')::int as unreadable from (
        select state from channels.delivery where account_id = ${id} and received_at >= ${since} order by id desc limit 500) as newest`,
  ]);
  return { message: message ? { ...message, handle: message.handle && maskHandle(message.handle) } : null, ...counts };
}

/** `lena.k` becomes `le••••`. */
const maskHandle = (handle: string): string => `${[...handle].slice(0, 2).join("")}••••`;
