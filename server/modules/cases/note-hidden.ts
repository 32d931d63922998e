/** A comment was hidden or shown again at the vendor: by our wish, or by somebody there. */
import { type Arrival, type ChannelsContext, noteHidden } from "../channels/index.ts";

export async function receiveHiding(app: ChannelsContext, { accountId, entry, kind }: Arrival): Promise<void> {
  const [message] = await app.db<{ externalId: string }[]>`
    select coalesce(version_external_id, external_id) as external_id from cases.message
    where account_id = ${accountId} and external_id = ${entry.externalId} and direction = 'inbound'`;
  if (message) await noteHidden(app, { accountId, externalId: message.externalId, hidden: kind === "hide" });
}
