/** Which of the accounts that are held may try one message now. */
import type { Db } from "../../../platform/db.ts";

/** Longer than any call: nobody else tries meanwhile. */
const tryLasts = 30;

/** Their ids; each is given to one process. */
export async function takeTries(db: Db): Promise<string[]> {
  const rows = await db<{ accountId: string }[]>`
    update channels.outage set next_try_at = platform.now() + ${tryLasts} * interval '1 second'
    where account_id in (
      select account_id from channels.outage
      where next_try_at <= (select platform.now()) and exists (
        select from channels.outgoing o
        where o.account_id = outage.account_id and o.state = 'pending' and o.send_after <= (select platform.now()))
      limit 16 for update skip locked)
    returning account_id`;
  return rows.map(({ accountId }) => accountId);
}

interface Tried {
  accountId: string;
  /** When anything of it changed: its last try, or that it was handed over. */
  changedAt: Date;
}

/** Of each account that is held the message that was left alone longest: one that nobody could send must not stand in the way of the others. */
export function oneOfEach<M extends Tried>(messages: readonly M[], held: readonly string[]): M[] {
  const first = new Map<string, M>();
  for (const message of messages) {
    const before = first.get(message.accountId);
    if (!before || message.changedAt < before.changedAt) first.set(message.accountId, message);
  }
  return messages.filter((message) => !held.includes(message.accountId) || first.get(message.accountId) === message);
}
