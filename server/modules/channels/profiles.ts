/** Names of those whose messages bring none: asked for once, in their own time, and kept with who they are. */
import { atomically, type Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { noteName } from "../customers/index.ts";
import { findAccount } from "./accounts.ts";
import type { ProfileTold } from "./channel.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { ChannelsContext } from "./context.ts";
import { withFreshKeys } from "./fresh-keys.ts";

export interface Nameless {
  accountId: string;
  personId: string;
}

/** Has them asked for, each once. */
export async function wishProfiles(app: Context, people: readonly Nameless[]): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map(({ accountId, personId }) => ({ account_id: accountId, person_id: personId }));
  const { count } = await app.db`
    insert into channels.profile (account_id, person_id)
    select distinct account_id, person_id from jsonb_to_recordset(${app.db.json(rows)}) as row (account_id uuid, person_id text)
    order by account_id, person_id on conflict do nothing`;
  if (count > 0) app.ring("attachments");
}

interface Due extends Nameless {
  attempts: number;
}

const attemptsAtMost = 4;

/** Asks for a few; gives whether there may be more. Who has no name there, or keeps it from us, is not asked for again. */
export async function askProfiles(app: ChannelsContext): Promise<boolean> {
  const due = await app.db<Due[]>`
    update channels.profile set attempts = attempts + 1, next_at = (select platform.now()) + interval '1 minute'
    where (account_id, person_id) in (
      select profile.account_id, person_id from channels.profile join channels.account on account.id = profile.account_id
      where profile.state = 'waiting' and account.state = 'active' and next_at <= (select platform.now())
      order by next_at limit 8 for update of profile skip locked)
    returning account_id, person_id, attempts`;
  await Promise.all(due.map((one) => ask(app, one)));
  return due.length > 0;
}

async function ask(app: ChannelsContext, one: Due): Promise<void> {
  const { accountId, personId, attempts } = one;
  const account = await findAccount(app, accountId);
  const told = account ? await profileAt(app, account, personId) : null;
  const profile = told === "signed-out" ? null : told;
  const isOver = profile !== null || (told === null && attempts >= attemptsAtMost);
  await atomically(app, async (app) => {
    const { count } = await app.db`
      update channels.profile set state = ${isOver ? "done" : "waiting"}, next_at = platform.now() + (10 * 4 ^ ${attempts}::int) * interval '1 second'
      where account_id = ${accountId} and person_id = ${personId}`;
    // Erased meanwhile.
    if (count === 0 || !account || !profile) return;
    const customerId = await noteName(app.db, { kind: account.kind, value: personId, ...profile });
    if (customerId) await changed(app, [`customer/${customerId}`, "queue"]);
  });
}

function profileAt(
  app: ChannelsContext,
  account: ChannelAccount,
  personId: string,
): Promise<ProfileTold | "signed-out" | null> {
  const channel = app.channels.get(account.kind);
  if (!channel?.profileOf) return Promise.resolve(null);
  return withFreshKeys(app, account, (account) => channel.profileOf?.(personId, account) ?? Promise.resolve(null));
}
