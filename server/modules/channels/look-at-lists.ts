/** Looks at the vendors' own lists now and then: what no webhook brought is taken in like a delivery; what is known is known. */
import { atomically } from "../../platform/context.ts";
import { findAccount, markSignInAgain } from "./accounts.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { Catch } from "./ways-in.ts";
import type { ChannelsContext } from "./context.ts";
import { withFreshKeys } from "./fresh-keys.ts";
import { storeDeliveries } from "./intake.ts";
import { noteReachable } from "./outage/note-calls.ts";

/** Seconds between two looks at an account's list. */
const pauseSeconds = 60;

/** Looks at one list that is due; gives whether there was one. */
export async function lookAtLists(app: ChannelsContext): Promise<boolean> {
  const [due] = await app.db<{ id: string; readTo: string | null }[]>`
    update channels.account set looked_at = platform.now()
    where id = (
      select id from channels.account
      where state = 'active' and (looked_at is null or looked_at < platform.now() - ${pauseSeconds} * interval '1 second')
      order by looked_at nulls first limit 1 for update skip locked)
    returning id, read_to`;
  if (!due) return false;
  const account = await findAccount(app, due.id);
  const channel = account && app.channels.get(account.kind);
  const listing = channel?.listing;
  if (!account || !listing) return true;
  const caught = await withFreshKeys(app, account, (account) => listing.look(account, due.readTo));
  // Whose keys can be renewed was told so by who tried.
  if (caught === "signed-out" && !channel.renew)
    await markSignInAgain(app, account, "the vendor no longer takes our keys");
  if (caught && caught !== "signed-out") {
    await takeIn(app, account, caught);
    await noteReachable(app, account.id);
  }
  return true;
}

/** What was caught and how far it was read commit together: a crash in between looks again. */
function takeIn(
  app: ChannelsContext,
  account: ChannelAccount,
  { requests, readTo, hasMore = false }: Catch,
): Promise<void> {
  return atomically(app, async (app) => {
    await storeDeliveries(
      app.db,
      requests.map(({ headers, body }) => ({ accountId: account.id, headers, body })),
    );
    await app.db`
      update channels.account
      set read_to = coalesce(${readTo}, read_to), looked_at = case when ${hasMore} then null else looked_at end
      where id = ${account.id}`;
    if (requests.length > 0) app.ring("deliveries");
  });
}
