/** A message that was taken in as a mention somewhere stands below ours, as its channel tells afterwards. */
import { changed, emit } from "../../platform/events.ts";
import type { Arrival, ChannelsContext } from "../channels/index.ts";
import { messageBelowOurs } from "./events.ts";

export async function noteBelowOurs(app: ChannelsContext, { accountId, externalId, entry }: Arrival): Promise<void> {
  const [row] = await app.db<{ id: string; caseId: string | null }[]>`
    update cases.message
    set told = nullif(told - 'elsewhere', '{}'), parent_external_id = coalesce(parent_external_id, ${entry.parentId})
    where account_id = ${accountId} and external_id = ${externalId} and told ? 'elsewhere'
    returning id, case_id`;
  if (!row) return;
  await emit(app, messageBelowOurs, [{ messageId: row.id }]);
  await changed(app, [row.caseId ? `case/${row.caseId}` : "mentions"]);
}
