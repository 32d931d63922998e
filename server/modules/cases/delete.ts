/** Deletes what stands in public, at its channel and here: a customer's comment, or an answer of ours. */
import { mayDelete } from "../../../contract/channel-moderation.ts";
import { atomically } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { type ChannelsContext, findDeletion, wishDeleted } from "../channels/index.ts";
import { MessageNotFound, NotDeletable } from "./problems.ts";
import { removeMessage } from "./remove.ts";

interface Row {
  accountId: string;
  channel: string;
  externalId: string | null;
  isOurs: boolean;
  isPublic: boolean;
  isElsewhere: boolean;
}

export function deleteMessage(app: ChannelsContext, messageId: string): Promise<void> {
  return atomically(app, async (app) => {
    const [row] = await app.db<Row[]>`
      select account_id, channel, external_id, direction = 'outbound' as is_ours,
        visibility = 'public' and removed_at is null and coalesce(delivery_state, 'accepted') in ('accepted', 'delivered', 'read') as is_public, cases.stands_elsewhere(message) as is_elsewhere
      from cases.message where id = ${messageId} for no key update`;
    if (!row) throw MessageNotFound();
    const { accountId, channel, externalId, isOurs, isPublic, isElsewhere } = row;
    const whose = isOurs ? "ours" : "theirs";
    const can =
      app.channels.get(channel)?.deleting?.of.includes(whose) &&
      (!isElsewhere || mayDelete(channel, { whose, isElsewhere }));
    if (!can || !isPublic || !externalId) throw NotDeletable();
    await wishDeleted(app, { accountId, mainId: externalId, messageId });
  });
}

/** Once it is gone there it is gone here; until then whoever looks at it sees what became of the wish. */
export async function followDeletions(
  app: ChannelsContext,
  facts: readonly { accountId: string; externalId: string }[],
): Promise<void> {
  for (const { accountId, externalId } of facts) {
    const state = await findDeletion(app.db, { accountId, mainId: externalId });
    if (state === "done") await removeMessage(app, { accountId, externalId, by: "us" });
    const rows = await app.db<{ caseId: string | null }[]>`
      select case_id from cases.message where account_id = ${accountId} and external_id = ${externalId}`;
    await changed(
      app,
      rows.map(({ caseId }) => (caseId ? `case/${caseId}` : "mentions")),
    );
  }
}
