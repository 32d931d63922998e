/** What vendors still let an account send: taken before the call, so that calls at the same time keep to it together. */
import type { Db } from "../../platform/db.ts";
import type { Allowance } from "./outbound.ts";

/** The vendor counts public and private messages of an account apart. */
interface Counted {
  accountId: string;
  visibility: "public" | "private";
}

interface Room extends Counted {
  /** Null where the vendor never told. */
  left: number | null;
}

/** Those for which there is room; the others wait. Until the transaction ends nobody else takes any. */
export async function findRoom<M extends Counted>(db: Db, due: readonly M[]): Promise<M[]> {
  const ids = [...new Set(due.map(({ accountId }) => accountId))];
  // Of a window of which nothing was told yet: what went meanwhile counts, and what is under way may count too.
  const rooms = await db<Room[]>`
    select account_id, visibility, case
      when rests_until > platform.now() then 0
      when resets_at > platform.now() then remaining
      else nullif(most, 0) - case when untold_since + lasts > platform.now() then untold else 0 end - (
        select count(*)::int from channels.outgoing o
        where o.state = 'sending' and o.account_id = allowance.account_id and o.visibility = allowance.visibility)
      end as "left"
    from channels.allowance where account_id = any(${ids}::uuid[])
    order by account_id, visibility for update`;
  const left = new Map(rooms.map((room) => [keyOf(room), room.left]));
  return due.filter((one) => {
    const room = left.get(keyOf(one)) ?? null;
    if (room === null) return true;
    left.set(keyOf(one), room - 1);
    return room > 0;
  });
}

const keyOf = ({ accountId, visibility }: Counted): string => `${accountId} ${visibility}`;

/** Takes one for each of those that will be sent; some are answered without a word of the window they counted in. */
export async function spend(db: Db, going: readonly Counted[]): Promise<void> {
  if (going.length === 0) return;
  const counted = going.map(({ accountId, visibility }) => ({ accountId, visibility }));
  await db`
    with going as (
      select "accountId" as account_id, visibility, count(*)::int as count
      from jsonb_to_recordset(${db.json(counted)}) as one ("accountId" uuid, visibility text) group by 1, 2
    ), told as (
      update channels.allowance a set remaining = a.remaining - going.count from going
      where a.account_id = going.account_id and a.visibility = going.visibility and a.resets_at > platform.now()
    )
    update channels.allowance a set
      untold = going.count + case when a.untold_since + a.lasts > platform.now() then a.untold else 0 end,
      untold_since = case when a.untold_since + a.lasts > platform.now() then a.untold_since else platform.now() end
    from going
    where a.account_id = going.account_id and a.visibility = going.visibility and a.resets_at <= platform.now()`;
}

/** What an answer says of its window. Answers overtake each other: within one window the lowest holds, and what is under way is not counted in a new one yet. */
export async function keepAllowance(db: Db, of: Counted, { remaining, resetsAt }: Allowance): Promise<void> {
  await db`
    insert into channels.allowance as known (account_id, visibility, remaining, resets_at, most, lasts)
    select ${of.accountId}::uuid, ${of.visibility}, ${remaining}::int, ends, ${remaining}::int, greatest(ends - platform.now(), '0')
    from (select ${resetsAt}::timestamptz as ends) as told
    on conflict (account_id, visibility) do update set
      remaining = case
        when known.resets_at > platform.now() and excluded.resets_at <= known.resets_at then least(known.remaining, excluded.remaining)
        else excluded.remaining - (
          select greatest(0, count(*) - 1)::int from channels.outgoing o
          where o.state = 'sending' and o.account_id = known.account_id and o.visibility = known.visibility)
        end,
      resets_at = greatest(known.resets_at, excluded.resets_at),
      most = greatest(known.most, excluded.remaining),
      untold = case when excluded.resets_at > platform.now() then 0 else known.untold end,
      untold_since = case when excluded.resets_at > platform.now() then null else known.untold_since end,
      lasts = greatest(known.lasts, excluded.lasts)`;
}

/** Nothing goes before; for a second at least, for a vendor's clock may be behind ours. */
export async function rest(db: Db, of: Counted, until: Date): Promise<void> {
  await db`
    insert into channels.allowance as known (account_id, visibility, remaining, resets_at, rests_until)
    select ${of.accountId}::uuid, ${of.visibility}, 0, ends, ends
    from greatest(${until}::timestamptz, platform.now() + interval '1 second') as ends
    on conflict (account_id, visibility) do update set rests_until = greatest(known.rests_until, excluded.rests_until)`;
}
