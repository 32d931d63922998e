/** Keeps how people stand towards our accounts: what they did, and what their vendor said. */
import type { Db } from "../../../platform/db.ts";
import type { ChannelsContext } from "../context.ts";
import type { Refusal } from "../outbound.ts";
import type { Arrival } from "../arrival.ts";
import { signsOf } from "./signs.ts";

/** Written with the receiving of the arrivals. Where no window rules, only what is known already is brought up to date. */
export async function noteSigns(app: ChannelsContext, arrivals: readonly Arrival[]): Promise<void> {
  const signs = signsOf(arrivals);
  if (signs.length === 0) return;
  const channelOf = new Map(arrivals.map(({ accountId, channel }) => [accountId, channel]));
  const hasWindows = (accountId: string): boolean =>
    Boolean(app.channels.get(channelOf.get(accountId) ?? "")?.sendingRules?.windows);
  const rows = signs
    .toSorted((a, b) => (`${a.accountId}${a.correspondentId}` < `${b.accountId}${b.correspondentId}` ? -1 : 1))
    .map((one) => ({
      account_id: one.accountId,
      correspondent_id: one.correspondentId,
      message_at: one.messageAt,
      pressed_at: one.pressedAt,
      comment_at: one.commentAt,
      comment_id: one.commentId,
      advertisement_at: one.advertisementAt,
      permitted_at: one.permittedAt,
      stopped_at: one.stoppedAt,
      marketing_stopped_at: one.marketingStoppedAt,
      automatic_at: one.automaticAt,
      is_kept: hasWindows(one.accountId) || one.automaticAt !== null || one.stoppedAt !== null,
    }));
  await app.db`
    insert into channels.standing as s (account_id, correspondent_id, message_at, pressed_at, comment_at, comment_id, advertisement_at, permitted_at,
      stopped_at, stopped_why, marketing_stopped_at, automatic_at)
    select account_id, correspondent_id, message_at, pressed_at, comment_at, comment_id, advertisement_at, permitted_at,
      stopped_at, case when stopped_at is not null then 'opted-out' end, marketing_stopped_at, automatic_at
    from jsonb_to_recordset(${app.db.json(rows)}) as row (account_id uuid, correspondent_id text, message_at timestamptz, pressed_at timestamptz,
      comment_at timestamptz, comment_id text, advertisement_at timestamptz, permitted_at timestamptz, stopped_at timestamptz,
      marketing_stopped_at timestamptz, automatic_at timestamptz, is_kept boolean)
    where is_kept or exists (select from channels.standing known where known.account_id = row.account_id and known.correspondent_id = row.correspondent_id)
    on conflict (account_id, correspondent_id) do update set
      message_at = greatest(s.message_at, excluded.message_at),
      pressed_at = greatest(s.pressed_at, excluded.pressed_at),
      comment_id = case when excluded.comment_at > coalesce(s.comment_at, '-infinity') then excluded.comment_id else s.comment_id end,
      comment_at = greatest(s.comment_at, excluded.comment_at),
      advertisement_at = greatest(s.advertisement_at, excluded.advertisement_at),
      permitted_at = greatest(s.permitted_at, excluded.permitted_at),
      stopped_why = case when excluded.stopped_at > coalesce(s.stopped_at, '-infinity') then excluded.stopped_why else s.stopped_why end,
      stopped_at = greatest(s.stopped_at, excluded.stopped_at),
      marketing_stopped_at = greatest(s.marketing_stopped_at, excluded.marketing_stopped_at),
      automatic_at = greatest(s.automatic_at, excluded.automatic_at),
      changed_at = platform.now()`;
}

/** What a vendor's no says of whoever the message was for; by when it was tried, so that what they write meanwhile counts for more. */
export async function noteRefusal(db: Db, messageId: string, code: Refusal): Promise<void> {
  const stopped = code === "opted-out" || code === "blocked" ? code : null;
  const isShut = code === "window-closed" || code === "messages-closed" || code === "answered-once";
  const isNoMarketing = code === "marketing-stopped";
  if (!stopped && !isShut && !isNoMarketing) return;
  await db`
    insert into channels.standing as s (account_id, correspondent_id, shut_at, shut_window, stopped_at, stopped_why, marketing_stopped_at)
    select o.account_id, o.recipient_id, case when ${isShut} then tried.at end, case when ${isShut} then o.send_window end,
      case when ${stopped !== null} then tried.at end, ${stopped}, case when ${isNoMarketing} then tried.at end
    from channels.outgoing o
    cross join lateral (
      select coalesce((select max(started_at) from channels.attempt where outgoing_id = o.id), platform.now()) as at) as tried
    where o.id = ${messageId} and o.visibility = 'private'
    on conflict (account_id, correspondent_id) do update set
      shut_window = case when excluded.shut_at is null then s.shut_window else excluded.shut_window end,
      shut_at = greatest(s.shut_at, excluded.shut_at),
      stopped_why = coalesce(excluded.stopped_why, s.stopped_why),
      stopped_at = greatest(s.stopped_at, excluded.stopped_at),
      marketing_stopped_at = greatest(s.marketing_stopped_at, excluded.marketing_stopped_at),
      changed_at = platform.now()`;
}

/** Whom this message went to called it unwanted. */
export async function noteComplained(db: Db, messageId: string): Promise<void> {
  await db`
    insert into channels.standing as s (account_id, correspondent_id, complained_at)
    select account_id, recipient_id, platform.now() from channels.outgoing where id = ${messageId}
    on conflict (account_id, correspondent_id) do update set complained_at = excluded.complained_at, changed_at = platform.now()`;
}
