/** What its writer took back is gone here too: the text goes, the fact stays. */
import { changed } from "../../platform/events.ts";
import type { Arrival, ChannelsContext } from "../channels/index.ts";

export async function removeMessage(app: ChannelsContext, { accountId, externalId, entry }: Arrival): Promise<void> {
  const [row] = await app.db<{ caseId: string | null }[]>`
    update cases.message
    set removed_at = platform.now(), removed_why = ${entry.direction === "outbound" ? "we took it back" : "its writer took it back"},
      text = '', masked_text = '', reading = null, attachments = '[]'
    where account_id = ${accountId} and external_id = ${externalId} and removed_at is null
    returning case_id`;
  if (!row) return;
  if (row.caseId) await forgetPreview(app, row.caseId);
  await changed(app, row.caseId ? [`case/${row.caseId}`, "queue"] : ["mentions"]);
}

/** The list shows the newest words that are still there. */
async function forgetPreview(app: ChannelsContext, caseId: string): Promise<void> {
  await app.db`
    update cases."case" set preview = coalesce((
      select left(masked_text, 160) from cases.message
      where case_id = ${caseId} and direction = 'inbound' and removed_at is null order by seq desc limit 1), '')
    where id = ${caseId}`;
}
