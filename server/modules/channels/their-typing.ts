/** Who types to us now: known for as long as it is true, and kept nowhere. */
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";

/** Vendors say it again every few seconds. */
const lastsSeconds = 8;

export interface TheirTyping {
  accountId: string;
  /** The vendor's name of the conversation. */
  threadId: string;
  at: Date;
}

/** What is older than it lasts is forgotten at once. */
export async function noteTyping(app: Context, signs: readonly TheirTyping[]): Promise<void> {
  if (signs.length === 0) return;
  const newest = new Map(signs.map((one) => [`${one.accountId} ${one.threadId}`, one]));
  const rows = [...newest.values()].map(({ accountId, threadId, at }) => ({
    account_id: accountId,
    thread_id: threadId,
    at,
  }));
  const { count } = await app.db`
    insert into channels.their_typing as known (account_id, thread_id, at, until)
    select account_id, thread_id, at, at + ${lastsSeconds} * interval '1 second'
    from jsonb_to_recordset(${app.db.json(rows)}) as row (account_id uuid, thread_id text, at timestamptz)
    where at + ${lastsSeconds} * interval '1 second' > (select platform.now())
    order by account_id, thread_id
    on conflict (account_id, thread_id) do update
    set at = greatest(known.at, excluded.at), until = greatest(known.until, excluded.until)`;
  if (count > 0) app.ring("presence");
}

/** All who type now; 500 at most. */
export const findTyping = (db: Db): Promise<TheirTyping[]> => db<TheirTyping[]>`
  select account_id, thread_id, at from channels.their_typing where until > platform.now() order by at limit 500`;

export async function forgetTyping(db: Db): Promise<void> {
  await db`delete from channels.their_typing where until < (select platform.now())`;
}
