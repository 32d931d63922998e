/** What a vendor only pointed at is asked for: with patience, so that neither an outage nor an expired token loses it. What is told is taken in as a delivery. */
import { atomically } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { findAccount, markSignInAgain } from "./accounts.ts";
import type { Arrival } from "./arrival.ts";
import type { ChannelsContext } from "./context.ts";
import { withFreshKeys } from "./fresh-keys.ts";
import { storeDeliveries } from "./intake.ts";
import type { ToldOutcome } from "./untold-port.ts";

/** Written with the receiving of the arrivals; each is asked for once, however often it is pointed at, and never what another webhook told in full. */
export async function wishTold(app: ChannelsContext, arrivals: readonly Arrival[]): Promise<void> {
  const rows = arrivals
    .filter(({ kind, channel }) => kind === "untold" && app.channels.get(channel)?.untold)
    .map(({ accountId, externalId, entry, receivedAt }) => ({
      account_id: accountId,
      external_id: externalId,
      thread_id: entry.threadId,
      heard_at: receivedAt,
    }));
  if (rows.length === 0) return;
  await app.db`
    insert into channels.untold (account_id, external_id, thread_id, heard_at)
    select account_id, external_id, thread_id, heard_at
    from jsonb_to_recordset(${app.db.json(rows)}) as row (account_id uuid, external_id text, thread_id text, heard_at timestamptz)
    where not exists (
      select from channels.arrival told
      where told.account_id = row.account_id and told.external_id = row.external_id and told.kind = 'message')
    order by account_id, external_id on conflict do nothing`;
  app.ring("attachments");
}

interface Due {
  accountId: string;
  externalId: string;
  threadId: string | null;
  heardAt: Date;
  attempts: number;
  isOld: boolean;
}

/** Days after which a vendor that never answered is asked no more. */
const patienceDays = 7;

/** Asks for a few that are due; gives whether there may be more. A paused account takes in what is told, as always. */
export async function askUntold(app: ChannelsContext): Promise<boolean> {
  const due = await app.db<Due[]>`
    update channels.untold set attempts = attempts + 1, next_at = (select platform.now()) + interval '1 minute'
    where (account_id, external_id) in (
      select untold.account_id, untold.external_id from channels.untold join channels.account on account.id = untold.account_id
      where untold.state = 'waiting' and account.state in ('active', 'paused') and next_at <= (select platform.now())
      order by next_at limit 8 for update of untold skip locked)
    returning account_id, external_id, thread_id, heard_at, attempts,
      heard_at < (select platform.now()) - ${patienceDays} * interval '1 day' as is_old`;
  await Promise.all(due.map(async (one) => settle(app, one, await ask(app, one))));
  return due.length > 0;
}

async function ask(app: ChannelsContext, { accountId, ...pointer }: Due): Promise<ToldOutcome> {
  const account = await findAccount(app, accountId);
  const channel = account && app.channels.get(account.kind);
  if (!account || !channel?.untold) return { status: "gone", why: "not-permitted" };
  const { untold } = channel;
  const told = await withFreshKeys(app, account, async (account) => {
    const outcome = await untold.ask(pointer, account);
    return outcome.status === "signed-out" ? "signed-out" : outcome;
  });
  if (told !== "signed-out") return told;
  // Whose keys can be renewed was told so by who tried.
  if (!channel.renew) await markSignInAgain(app, account, "the vendor no longer takes our keys");
  return { status: "signed-out" };
}

/** What was told and that it was told commit together. Who was erased meanwhile has no row any more. */
function settle(app: ChannelsContext, { accountId, externalId, attempts, isOld }: Due, outcome: ToldOutcome) {
  const { state, why } = standingOf(outcome, isOld);
  const retryAt = outcome.status === "busy" ? outcome.retryAt : null;
  // With new keys it is asked for at once.
  const pauseSeconds = outcome.status === "signed-out" ? 0 : Math.min(3600, 10 * 4 ** attempts);
  return atomically(app, async (app) => {
    const { count } = await app.db`
      update channels.untold set state = ${state}, why = ${why},
        next_at = coalesce(${retryAt}::timestamptz, platform.now() + ${pauseSeconds} * interval '1 second')
      where account_id = ${accountId} and external_id = ${externalId} and state = 'waiting'`;
    if (count === 0) return;
    if (outcome.status === "told") {
      await storeDeliveries(app.db, [{ accountId, ...outcome.request }]);
      app.ring("deliveries");
    }
    if (state === "gone") await changed(app, ["channels"]);
  });
}

function standingOf(outcome: ToldOutcome, isOld: boolean): { state: "waiting" | "told" | "gone"; why: string | null } {
  if (outcome.status === "told") return { state: "told", why: null };
  if (outcome.status === "gone") return { state: "gone", why: outcome.why };
  if (outcome.status === "busy" && isOld) return { state: "gone", why: "no-answer" };
  return { state: "waiting", why: null };
}
