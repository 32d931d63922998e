/** Signs of life to who wrote in private: that we have seen it, and that we type. Never in the way of reading or writing. */
import type { ChannelKind } from "../../../contract/words.ts";
import { type ChannelsContext, findClearances, wishSeen, wishTyping } from "../channels/index.ts";
import { findAddress } from "../customers/index.ts";
import { findSignRule } from "./rule.ts";

interface Place {
  accountId: string;
  channel: ChannelKind;
  customerId: string;
  /** Theirs, the newest. */
  messageId: string;
  /** Whether ours came after it. */
  isAnswered: boolean;
}

/** What was written longer ago is seen by nobody any more. */
const newsLastsDays = 7;

/** Where they wrote in private in a case, as channels that know signs have it. */
async function findPlaces(
  { db, channels }: ChannelsContext,
  { caseId, threadId = null }: { caseId: string; threadId?: string | null },
): Promise<Place[]> {
  const kinds = [...channels.values()].filter(({ signs }) => signs).map(({ kind }) => kind);
  return db<Place[]>`
    select t.account_id, t.channel, t.customer_id, theirs.external_id as message_id, exists (
        select from cases.message ours where ours.thread_id = t.id and ours.direction = 'outbound' and ours.seq > theirs.seq) as is_answered
    from cases.thread t
    cross join lateral (
      select m.external_id, m.seq, m.received_at from cases.message m
      where m.thread_id = t.id and m.direction = 'inbound' and m.removed_at is null order by m.seq desc limit 1) as theirs
    where t.case_id = ${caseId} and t.visibility = 'private' and t.channel = any(${kinds})
      and (${threadId}::uuid is null or t.id = ${threadId}::uuid)
      and theirs.received_at > (select platform.now()) - ${newsLastsDays} * interval '1 day'
    order by t.last_message_at desc limit 10`;
}

/** Somebody who answers here has it before them: what they wrote last is seen. */
export async function tellSeen(app: ChannelsContext, caseId: string): Promise<void> {
  const places = (await findPlaces(app, { caseId })).filter(
    ({ channel, isAnswered }) => !isAnswered && app.channels.get(channel)?.signs?.seen,
  );
  if (places.length === 0 || !(await findSignRule(app.db)).seen) return;
  for (const { accountId, channel, customerId, messageId } of places) {
    const recipientId = await findAddress(app.db, { customerId, kind: channel });
    if (recipientId) await wishSeen(app, { accountId, recipientId, messageId });
  }
}

/** For how many seconds it shows there that we type; null where it does not. */
export async function tellTyping(
  app: ChannelsContext,
  { caseId, threadId, agentId }: { caseId: string; threadId: string; agentId: string },
): Promise<number | null> {
  const [theirs] = await app.db`
    select from cases."case" where id = ${caseId} and state <> 'closed' and coalesce(assignee_id, ${agentId}) = ${agentId}`;
  const [place] = theirs ? await findPlaces(app, { caseId, threadId }) : [];
  const typing = place && app.channels.get(place.channel)?.signs?.typing;
  if (!place || !typing) return null;
  const rule = await findSignRule(app.db);
  if (!rule.typing || (typing.tellsSeen && !rule.seen)) return null;
  const { accountId, channel, customerId, messageId } = place;
  const recipientId = await findAddress(app.db, { customerId, kind: channel });
  if (!recipientId || !(await takesWords(app, { accountId, correspondentId: recipientId }))) return null;
  await wishTyping(app, { accountId, recipientId, messageId, seconds: typing.seconds });
  return typing.seconds;
}

/** Vendors take signs where they take words without a tag. */
async function takesWords(
  app: ChannelsContext,
  place: { accountId: string; correspondentId: string },
): Promise<boolean> {
  const [clearance] = await findClearances(app, [{ ...place, visibility: "private", by: "person" }]);
  return clearance?.clear === true && clearance.hold === null && !clearance.windows[0]?.humanOnly;
}
