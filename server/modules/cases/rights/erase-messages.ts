/** Words, names, files and vendors' ids of messages go; that there were some, when, and how they fared stays for the figures. */
import type { Context } from "../../../platform/context.ts";
import type { Counts } from "../../../platform/traces.ts";
import { dropAttachments } from "../attachments.ts";
import { forgetSearch } from "./forget-search.ts";
import type { TheirMessage } from "./theirs.ts";

export async function eraseMessages(app: Context, messages: readonly TheirMessage[]): Promise<Counts> {
  const { db } = app;
  const ids = messages.map(({ id }) => id);
  const told = db.json(
    messages.flatMap(({ accountId, externalIds }) =>
      externalIds.map((externalId) => ({ account_id: accountId, external_id: externalId })),
    ),
  );
  const files = await db<{ id: string }[]>`
    select id from cases.attachment where message_id = any(${ids}::uuid[])`;
  for (const id of ids) await dropAttachments(app, id);
  await db`delete from cases.reaction where message_id = any(${ids}::uuid[])`;
  await db`delete from cases.letter_body where message_id = any(${ids}::uuid[])`;
  await db`delete from cases.message_version where message_id = any(${ids}::uuid[])`;
  await db`
    delete from cases.removal using jsonb_to_recordset(${told}) as row (account_id uuid, external_id text)
    where removal.account_id = row.account_id and removal.external_id = row.external_id`;
  const quotes = await db`
    update cases.message set quoted = null from jsonb_to_recordset(${told}) as row (account_id uuid, external_id text)
    where message.account_id = row.account_id and message.quoted ->> 'externalId' = row.external_id`;
  await db`
    update cases.message
    set text = '', masked_text = '', reading = null, quoted = null, letter = null, told = null, attachments = '[]', author_handle = null, signature = '',
      author_name = case when author_kind = 'staff' and author_id is not null then author_name end,
      external_id = null, version_external_id = null, parent_external_id = null, edited_at = null, delivery_why = null,
      delivery_state = case when delivery_state in ('pending', 'unsure') then 'undone' else delivery_state end,
      removed_at = coalesce(removed_at, (select platform.now())), removed_why = 'erased'
    where id = any(${ids}::uuid[])`;
  await forgetSearch(db, ids);
  return { messages: ids.length, files: files.length, quotes: quotes.count };
}
