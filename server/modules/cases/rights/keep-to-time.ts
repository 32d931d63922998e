/** Words that were kept long enough: gone like those of who was erased, but the vendors' ids stay, so that nothing comes twice. */
import type { Context } from "../../../platform/context.ts";
import { changed } from "../../../platform/events.ts";
import type { Db } from "../../../platform/db.ts";
import { dropFiles } from "../../../platform/files.ts";
import { dropAttachments } from "../attachments.ts";
import { forgetSearch } from "./forget-search.ts";
import type { TheirMessage } from "./theirs.ts";

interface Old {
  before: Date;
  /** Null: every one that has no rule of its own, and only where the case is closed. */
  channel: string | null;
  ownChannels: readonly string[];
  limit: number;
}

/** Of a channel with its own rule what customers wrote, whatever became of their case: our own words are ours. */
export const findOldMessages = (db: Db, { before, channel, ownChannels, limit }: Old): Promise<TheirMessage[]> =>
  db<TheirMessage[]>`
    select m.id, m.seq::text as seq, m.account_id, array_remove(array[m.external_id, m.version_external_id], null)
      || array(select external_id from cases.message_version v where v.message_id = m.id) as external_ids
    from cases.message m left join cases."case" c on c.id = m.case_id
    where m.received_at < ${before} and m.removed_at is null and case when ${channel}::text is null
      then m.channel <> all(${[...ownChannels]}::text[]) and coalesce(c.state, 'closed') = 'closed'
      else m.channel = ${channel}::text and m.direction = 'inbound' end
    order by m.seq limit ${limit}`;

export async function blankMessages(app: Context, messages: readonly TheirMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const { db } = app;
  const ids = messages.map(({ id }) => id);
  for (const id of ids) await dropAttachments(app, id);
  await db`delete from cases.reaction where message_id = any(${ids}::uuid[])`;
  await db`delete from cases.letter_body where message_id = any(${ids}::uuid[])`;
  await db`update cases.message_version set text = null, masked_text = null where message_id = any(${ids}::uuid[])`;
  const rows = await db<{ caseId: string | null }[]>`
    update cases.message
    set text = '', masked_text = '', reading = null, quoted = null, letter = null, told = null, attachments = '[]', author_handle = null,
      author_name = case when author_kind = 'customer' then null else author_name end,
      removed_at = (select platform.now()), removed_why = 'kept long enough'
    where id = any(${ids}::uuid[]) returning case_id`;
  const cases = [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))];
  await db`
    update cases."case" c set preview = coalesce((
      select left(masked_text, 160) from cases.message
      where case_id = c.id and direction = 'inbound' and removed_at is null order by seq desc limit 1), '')
    where id = any(${cases}::uuid[])`;
  await forgetSearch(db, ids);
  await changed(
    app,
    cases.map((id) => `case/${id}`),
  );
}

/** Files of messages; that there was one goes with it. */
export async function dropOldFiles(app: Context, { before, limit }: { before: Date; limit: number }): Promise<number> {
  const rows = await app.db<{ fileId: string | null }[]>`
    delete from cases.attachment where id in (
      select id from cases.attachment where message_id is not null and created_at < ${before} order by created_at limit ${limit} for update skip locked)
    returning file_id`;
  await dropFiles(
    app,
    rows.flatMap(({ fileId }) => fileId ?? []),
  );
  return rows.length;
}
