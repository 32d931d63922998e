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
  // Of a window that nothing is known of yet, what is under way may have been counted already.
  const rooms = await db<Room[]>`
    select account_id, visibility, case
      when rests_until > platform.now() then 0
      when resets_at > platform.now() then remaining
      else nullif(most, 0) - (
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

/** Takes one for each of those that will be sent. */
export async function spend(db: Db, going: readonly Counted[]): Promise<void> {
  if (going.length === 0) return;
  const counted = going.map(({ accountId, visibility }) => ({ accountId, visibility }));
  await db`
    update channels.allowance a set remaining = a.remaining - g.count
    from (
      select "accountId" as account_id, visibility, count(*)::int as count
      from jsonb_to_recordset(${db.json(counted)}) as one ("accountId" uuid, visibility text) group by 1, 2) g
    where a.account_id = g.account_id and a.visibility = g.visibility and a.resets_at > platform.now()`;
}

/** What an answer says of its window. Answers overtake each other: within one window the lowest holds, and what is under way is not counted in a new one yet. */
export async function keepAllowance(db: Db, of: Counted, { remaining, resetsAt }: Allowance): Promise<void> {
  await db`
    insert into channels.allowance as known (account_id, visibility, remaining, resets_at, most)
    values (${of.accountId}, ${of.visibility}, ${remaining}, ${resetsAt}, ${remaining})
    on conflict (account_id, visibility) do update set
      remaining = case
        when known.resets_at > platform.now() and excluded.resets_at <= known.resets_at then least(known.remaining, excluded.remaining)
        else excluded.remaining - (
          select greatest(0, count(*) - 1)::int from channels.outgoing o
          where o.state = 'sending' and o.account_id = known.account_id and o.visibility = known.visibility)
        end,
      resets_at = greatest(known.resets_at, excluded.resets_at),
      most = greatest(known.most, excluded.remaining)`;
}

/** Nothing goes before; for a second at least, for a vendor's clock may be behind ours. */
export async function rest(db: Db, of: Counted, until: Date): Promise<void> {
  await db`
    insert into channels.allowance as known (account_id, visibility, remaining, resets_at, rests_until)
    select ${of.accountId}::uuid, ${of.visibility}, 0, ends, ends
    from greatest(${until}::timestamptz, platform.now() + interval '1 second') as ends
    on conflict (account_id, visibility) do update set rests_until = greatest(known.rests_until, excluded.rests_until)`;
}
