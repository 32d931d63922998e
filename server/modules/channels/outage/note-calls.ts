/** What calls to a vendor tell of the vendor itself: after failures in a row its account is held, after one answer it goes on. */
import type { Context } from "../../../platform/context.ts";
import { changed } from "../../../platform/events.ts";

/** So many failures in a row, of more than one message: it is not the message. */
const enough = { failures: 3, messages: 2 };

/** Between two tries while it is held, in seconds; doubled with each. */
const pause = { first: 5, longest: 120 };

interface Failure {
  accountId: string;
  outgoingId: string;
  why: string;
}

/** Whether the account is held from now on, or was before. */
export async function noteFailure(app: Context, { accountId, outgoingId, why }: Failure): Promise<boolean> {
  const [row] = await app.db<[{ isOpen: boolean; isNew: boolean }]>`
    insert into channels.outage as known (account_id, outgoing_id, why) values (${accountId}, ${outgoingId}, ${why})
    on conflict (account_id) do update
    set failures = known.failures + 1, why = excluded.why, outgoing_id = excluded.outgoing_id,
      messages = known.messages + (known.outgoing_id <> excluded.outgoing_id)::int
    returning opened_at is not null as is_open,
      opened_at is null and failures >= ${enough.failures} and messages >= ${enough.messages} as is_new`;
  if (!row.isOpen && !row.isNew) return false;
  // What was under way when it was held says no more than the one that held it: only a try since then lengthens the rest.
  await app.db`
    update channels.outage
    set opened_at = coalesce(opened_at, platform.now()), tries = tries + 1,
      next_try_at = platform.now() + least(${pause.longest}, ${pause.first} * 2 ^ tries) * (0.75 + random() / 2) * interval '1 second'
    where account_id = ${accountId}
      and (opened_at is null or opened_at <= (select max(started_at) from channels.attempt where attempt.outgoing_id = ${outgoingId}))`;
  if (row.isNew) {
    await letGoInOrder(app, accountId);
    await changed(app, ["channels"]);
  }
  return true;
}

/** It answered, whatever it said. */
export async function noteAnswer(app: Context, accountId: string): Promise<void> {
  const [row] = await app.db<{ wasOpen: boolean }[]>`
    delete from channels.outage where account_id = ${accountId} returning opened_at is not null as was_open`;
  if (!row?.wasOpen) return;
  await letGoInOrder(app, accountId);
  await changed(app, ["channels"]);
  app.ring("outgoing");
}

/** The account can be reached in another way, and nothing waits that could find out: nobody has to be told any longer. */
export async function noteReachable(app: Context, accountId: string): Promise<void> {
  const { count } = await app.db`
    delete from channels.outage
    where account_id = ${accountId} and opened_at is not null
      and not exists (select from channels.outgoing where account_id = ${accountId} and state = 'pending')`;
  if (count > 0) await changed(app, ["channels"]);
}

/** What had to rest after a failure of its own goes in its old place. */
async function letGoInOrder({ db }: Context, accountId: string): Promise<void> {
  await db`
    update channels.outgoing set send_after = platform.now()
    where account_id = ${accountId} and state = 'pending' and attempts > 0 and send_after > platform.now()`;
}
