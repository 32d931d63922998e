/** Takes hold of what is due and still clear: one per lane, with an attempt row that is committed before the vendor is called. */
import { atomically } from "../../platform/context.ts";
import type { ChannelsContext } from "./context.ts";
import { findAccount } from "./accounts.ts";
import { findRoom, spend } from "./allowance.ts";
import { type Due, stillClear } from "./clearance/still-clear.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { OutboundMessage } from "./outbound.ts";
import { oneOfEach, takeTries } from "./outage/probe.ts";

export interface Held {
  message: OutboundMessage;
  account: ChannelAccount;
  /** A completion under an older epoch changes nothing. */
  epoch: number;
  /** What a scanner says of the worst file of the message, all its parts together. */
  scan: string | null;
}

/** A call takes 15 seconds at most; after this many, whoever held it is taken for dead. */
export const leaseSeconds = 25;

/** How much its caller can carry. */
export interface Capacity {
  /** Messages in all. */
  room: number;
  /** How many more this account may have under way; one whose vendor hangs leaves room for the others. */
  roomOf: (accountId: string) => number;
  /** Accounts with no room left. */
  full: readonly string[];
}

export interface Claimed {
  held: readonly Held[];
  /** Whether anything was due. */
  wasAny: boolean;
  /** Accounts with more that is due than there is room for: what others have may stand behind it. */
  crowded: readonly string[];
}

/** Claims what may go now: due, first of its lane, its account signed in, its vendor there and within its limits; and clear, as it was when it was written. */
export function claimOutgoing(app: ChannelsContext, { room, roomOf, full }: Capacity): Promise<Claimed> {
  return atomically(app, async (app) => {
    const held = await takeTries(app.db);
    // Ways first, messages then: of a channel that rests or is away, nobody looks through the thousands that wait for it.
    const all = await app.db<(Due & { changedAt: Date })[]>`
      with way as materialized (
        select a.id as account_id, a.kind, seen.visibility
        from channels.account a cross join (values ('public'), ('private')) as seen (visibility)
        where a.state = 'active' and a.id <> all(${full}::uuid[])
          and not exists (
            select 1 from channels.allowance
            where allowance.account_id = a.id and allowance.visibility = seen.visibility
              and (rests_until > platform.now() or (remaining <= 0 and resets_at > platform.now())))
          and (a.id = any(${held}::uuid[])
            or not exists (select 1 from channels.outage where outage.account_id = a.id and opened_at is not null))
      ), next as materialized (
        select o.id, way.kind from way cross join lateral (
          select id from channels.outgoing o
          where o.account_id = way.account_id and o.visibility = way.visibility and o.state = 'pending' and o.send_after <= (select platform.now())
            and not exists (
              select 1 from channels.outgoing earlier
              where earlier.lane = o.lane and earlier.seq < o.seq and earlier.state in ('pending', 'sending'))
            and (o.after_id is null or exists (
              select 1 from channels.outgoing before where before.id = o.after_id and before.state in ('accepted', 'delivered', 'read')))
            and not exists (
              select 1 from channels.outgoing_media m
              where m.outgoing_id = o.id and (m.state <> 'ready' or m.usable_until < platform.now()))
            -- Nothing of a message goes before all that it brings is there.
            and (o.parts = 1 or not exists (
              select 1 from channels.outgoing part join channels.outgoing_media m on m.outgoing_id = part.id
              where part.message_id = o.message_id and m.state <> 'ready'))
            -- Nor before all of it was looked at.
            and not exists (
              select 1 from channels.outgoing part join channels.outgoing_media m on m.outgoing_id = part.id join platform.file f on f.id = m.file_id
              where (part.id = o.id or part.message_id = o.message_id) and platform.awaits_scan(f.scan))
          -- As many again as another process may be taking now.
          order by o.send_after, o.seq limit ${2 * room}) as o
      )
      select o.id, o.changed_at, next.kind, o.account_id, o.recipient_id as correspondent_id, o.visibility, o.written_by as by, o.send_window as up_to, o.template
      from next join channels.outgoing o on o.id = next.id
      -- Asked again of the row as it is once it is locked.
      where o.state = 'pending' and o.send_after <= platform.now()
      order by o.send_after, o.seq limit ${room} for no key update of o skip locked`;
    const wanted = oneOfEach(all, held);
    const due = await findRoom(app.db, withinRoom(wanted, roomOf));
    const crowded = crowdedIn(wanted, due);
    if (due.length === 0) return { held: [], wasAny: false, crowded };
    const clear = await stillClear(app, due);
    const going = new Set(clear.map(({ id }) => id));
    await spend(
      app.db,
      due.filter(({ id }) => going.has(id)),
    );
    const rows = await app.db<(OutboundMessage & { accountId: string; epoch: number; scan: string | null })[]>`
      with held as (
        update channels.outgoing o
        set state = 'sending', epoch = o.epoch + 1, attempts = o.attempts + 1, lease_until = platform.now() + ${leaseSeconds} * interval '1 second', changed_at = platform.now()
        from jsonb_to_recordset(${app.db.json(clear as never)}) as cleared (id uuid, "window" text) where o.id = cleared.id
        returning o.*, cleared."window"
      ), tried as (
        insert into channels.attempt (outgoing_id, epoch) select id, epoch from held
      )
      select id, account_id, visibility, recipient_id, text, letter, template, "window", epoch,
        coalesce((select vendor_id from channels.outgoing before where before.id = held.after_id), parent_id) as parent_id,
        (select jsonb_build_object('externalId', external_id, 'threadId', thread_id) from channels.untold u
          where u.account_id = held.account_id and u.external_id = held.parent_id) as elsewhere,
        array(select vendor_id from channels.outgoing_media where outgoing_id = held.id order by place) as media,
        (select max(f.scan) from channels.outgoing part join channels.outgoing_media m on m.outgoing_id = part.id join platform.file f on f.id = m.file_id
          where (part.id = held.id or part.message_id = held.message_id) and not platform.may_open(f.scan)) as scan,
        (select min(started_at) from channels.attempt where outgoing_id = held.id) as first_tried_at
      from held order by seq`;
    const accounts = new Map<string, ChannelAccount | null>();
    for (const { accountId } of rows)
      if (!accounts.has(accountId)) accounts.set(accountId, await findAccount(app, accountId));
    return {
      held: rows.flatMap(({ accountId, epoch, scan, ...message }) => {
        const account = accounts.get(accountId);
        return account ? [{ message, account, epoch, scan }] : [];
      }),
      wasAny: true,
      crowded,
    };
  });
}

function withinRoom<M extends { accountId: string }>(due: readonly M[], roomOf: Capacity["roomOf"]): M[] {
  const taken = new Map<string, number>();
  return due.filter(({ accountId }) => {
    const before = taken.get(accountId) ?? 0;
    taken.set(accountId, before + 1);
    return before < roomOf(accountId);
  });
}

function crowdedIn(wanted: readonly { accountId: string }[], due: readonly { accountId: string }[]): string[] {
  const going = new Set(due);
  return [...new Set(wanted.filter((one) => !going.has(one)).map(({ accountId }) => accountId))];
}
