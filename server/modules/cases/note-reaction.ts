/** A sign set at a message, or taken back: shown beside it. It is no message, opens nothing and stops no clock. */
import { changed } from "../../platform/events.ts";
import { type Arrival, type ChannelsContext, findSent } from "../channels/index.ts";

export async function noteReaction(app: ChannelsContext, { accountId, entry, receivedAt }: Arrival): Promise<void> {
  const { parentId, author, text, direction, writtenAt } = entry;
  if (!parentId || !author) return;
  const ours = await findSent(app, { accountId, vendorId: parentId });
  const rows = await app.db<{ caseId: string | null }[]>`
    with marked as (
      select id, case_id from cases.message
      where account_id = ${accountId} and removed_at is null and (external_id = ${parentId} or id = ${ours})
    ), kept as (
      insert into cases.reaction (message_id, author_id, by, sign, at)
      select id, ${author.id}, ${direction === "outbound" ? "us" : "customer"}, ${text?.slice(0, 20) ?? null}, ${writtenAt ?? receivedAt} from marked
      on conflict (message_id, author_id) do update set sign = excluded.sign, at = excluded.at where reaction.at <= excluded.at
    )
    select case_id from marked`;
  await changed(
    app,
    rows.map(({ caseId }) => (caseId ? `case/${caseId}` : "mentions")),
  );
}
