/** They read what we wrote: everything of ours in that conversation, up to the one named. */
import { changed } from "../../platform/events.ts";
import { type Arrival, type ChannelsContext, noteSentRead } from "../channels/index.ts";

export async function noteRead(
  app: ChannelsContext,
  { accountId, externalId, entry, receivedAt }: Arrival,
): Promise<void> {
  const reader = entry.author?.id;
  if (!reader || !/^\d{1,19}$/.test(externalId)) return;
  const at = entry.writtenAt ?? new Date(receivedAt).toISOString();
  await noteSentRead(app, { accountId, readerId: reader, upToId: externalId, at });
  const rows = await app.db<{ caseId: string | null }[]>`
    update cases.message m
    set delivery_state = 'read', delivery_at = ${at}
    where m.account_id = ${accountId} and direction = 'outbound' and visibility = 'private' and delivery_state in ('accepted', 'delivered')
      and m.customer_id = (
        select customer_id from cases.message where account_id = ${accountId} and direction = 'outbound' and external_id = ${externalId})
      and (length(external_id), external_id) <= (length(${externalId}::text), ${externalId}::text)
    returning case_id`;
  const topics = new Set(rows.flatMap(({ caseId }) => (caseId ? [`case/${caseId}`] : [])));
  if (topics.size > 0) await changed(app, [...topics]);
}
