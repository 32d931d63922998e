import { accountByHandle } from "../x/accounts.ts";
import type { Ground } from "../x/ground.ts";

/** Remembers that somebody looked at what is public up to now. */
export function markSeen(x: Ground, handle: string): void {
  const newest = x.db.prepare("select max(id) as id from post").get()?.["id"];
  if (typeof newest !== "string") return;
  x.db
    .prepare("insert into seen (handle, up_to) values (?, ?) on conflict (handle) do update set up_to = excluded.up_to")
    .run(handle, newest);
}

/** What waits unread: public answers and direct messages of the airline. */
export function unread(x: Ground, handle: string): { x: number; messages: number } {
  const account = accountByHandle(x.db, handle);
  if (!account) return { x: 0, messages: 0 };
  const count = (sql: string, ...values: string[]) => Number(x.db.prepare(sql).get(...values)?.["n"] ?? 0);
  return {
    x: count(
      `select count(*) as n from post where reply_to_author_id = ? and author_id = ? and deleted_at is null
       and id > coalesce((select up_to from seen where handle = ?), '')`,
      account.id,
      x.brandId,
      handle,
    ),
    messages: count(
      "select count(*) as n from message where recipient_id = ? and sender_id = ? and read_at is null",
      account.id,
      x.brandId,
    ),
  };
}
