/** They read what we wrote. Their word may come before the vendor's answer to our sending does: it is kept, and counts for that too. */
import type { Context } from "../../platform/context.ts";

export interface SentRead {
  accountId: string;
  readerId: string;
  /** The last that was read, by the vendor's id; ids grow with time. */
  upToId: string;
  /** ISO 8601. */
  at: string;
}

/** Waits for sendings to this reader that are being written down, so that none of them misses the mark. */
export async function noteSentRead(app: Context, { accountId, readerId, upToId, at }: SentRead): Promise<void> {
  await app.db`
    insert into channels.read_mark (account_id, reader_id, up_to_id, at) values (${accountId}, ${readerId}, ${upToId}, ${at})
    on conflict (account_id, reader_id) do update set up_to_id = excluded.up_to_id, at = excluded.at
    where (length(read_mark.up_to_id), read_mark.up_to_id) < (length(excluded.up_to_id), excluded.up_to_id)`;
  await app.db`
    select id from channels.outgoing
    where account_id = ${accountId} and recipient_id = ${readerId} and visibility = 'private' and state in ('sending', 'unsure')
    order by seq for no key update`;
  await app.db`
    update channels.outgoing set state = 'read', changed_at = platform.now()
    where account_id = ${accountId} and visibility = 'private' and recipient_id = ${readerId} and state in ('accepted', 'delivered')
      and (length(vendor_id), vendor_id) <= (length(${upToId}::text), ${upToId}::text)`;
}
