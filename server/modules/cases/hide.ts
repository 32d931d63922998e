/** Hides a public reply to us, or shows it again. */
import { atomically, type Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { type ChannelsContext, wishHidden } from "../channels/index.ts";
import { MessageNotFound, NotHideable } from "./problems.ts";

export interface Hide {
  messageId: string;
  hidden: boolean;
  reason: string | null;
}

export function hideMessage(app: ChannelsContext, { messageId, hidden, reason }: Hide): Promise<void> {
  return atomically(app, async (app) => {
    const [row] = await app.db<{ accountId: string; channel: string; externalId: string | null; mayHide: boolean }[]>`
      select account_id, channel, coalesce(version_external_id, external_id) as external_id, cases.may_hide(message) as may_hide
      from cases.message where id = ${messageId} for no key update`;
    if (!row) throw MessageNotFound();
    if (!row.mayHide || !row.externalId) throw NotHideable();
    await wishHidden(app, { accountId: row.accountId, externalId: row.externalId, hidden, reason, kind: row.channel });
  });
}

/** Whoever looks at the reply sees what became of the wish. */
export async function followHiding(
  app: Context,
  facts: readonly { accountId: string; externalId: string }[],
): Promise<void> {
  for (const { accountId, externalId } of facts) {
    const rows = await app.db<{ caseId: string | null }[]>`
      select case_id from cases.message where account_id = ${accountId} and (external_id = ${externalId} or version_external_id = ${externalId})`;
    await changed(
      app,
      rows.map(({ caseId }) => (caseId ? `case/${caseId}` : "mentions")),
    );
  }
}
