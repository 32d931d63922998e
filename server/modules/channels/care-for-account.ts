/** Looking after a connected account: new keys, another name, a pause, and its end. What was said there stays. */
import { atomically } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { seal } from "../../platform/secrets.ts";
import { placeOf, requireSecrets } from "./accounts.ts";
import type { ChannelsContext } from "./context.ts";
import { AccountNotFound } from "./problems.ts";
import { tellOutgoing } from "./tell-outgoing.ts";

/** All keys anew, as when it was connected. An account that had to be signed in again sends on at once. */
export function replaceSecrets(
  app: ChannelsContext,
  { accountId, secrets }: { accountId: string; secrets: Record<string, string> },
): Promise<void> {
  return atomically(app, async (app) => {
    const [account] = await app.db<{ kind: string }[]>`
      select kind from channels.account where id = ${accountId} and state <> 'removed' for no key update`;
    if (!account) throw AccountNotFound();
    requireSecrets(app, account.kind, secrets);
    const sealed = seal(app.key, placeOf(accountId), JSON.stringify(secrets));
    await app.db`
      update channels.account
      set secrets = ${sealed}, state = case when state = 'sign-in-again' then 'active' else state end, why = null, renewing_until = null, keys_end_at = null, keys_asked_at = null, looked_at = null
      where id = ${accountId}`;
    // What the vendor said of the old ones.
    await app.db`delete from channels.account_check where account_id = ${accountId}`;
    app.ring("outgoing");
    await changed(app, ["channels"]);
  });
}

/** A paused account takes in what its vendor delivers, and sends nothing. */
export function changeAccount(
  app: ChannelsContext,
  { accountId, name, state }: { accountId: string; name?: string | undefined; state?: "active" | "paused" | undefined },
): Promise<void> {
  return atomically(app, async (app) => {
    // Only a paused one is resumed: where the vendor no longer takes our keys, a wish does not help.
    const { count } = await app.db`
      update channels.account
      set name = coalesce(${name ?? null}, name),
        state = case when ${state ?? null} = 'paused' then 'paused' when ${state ?? null} = 'active' and state = 'paused' then 'active' else state end
      where id = ${accountId} and state <> 'removed'`;
    if (count === 0) throw AccountNotFound();
    app.ring("outgoing");
    await changed(app, ["channels"]);
  });
}

/** Its keys are forgotten and its address says 404; what was still to go is refused, and its cases are open again. */
export function removeAccount(app: ChannelsContext, accountId: string): Promise<void> {
  return atomically(app, async (app) => {
    const sealed = seal(app.key, placeOf(accountId), "{}");
    const { count } = await app.db`
      update channels.account set state = 'removed', why = null, secrets = ${sealed} where id = ${accountId} and state <> 'removed'`;
    if (count === 0) throw AccountNotFound();
    await app.db`delete from channels.account_check where account_id = ${accountId}`;
    const rows = await app.db<{ id: string }[]>`
      update channels.outgoing set state = 'refused', why = 'the account was removed', code = 'account-removed', changed_at = platform.now()
      where account_id = ${accountId} and state = 'pending' returning id`;
    await tellOutgoing(
      app,
      rows.map(({ id }) => id),
    );
    await changed(app, ["channels"]);
  });
}
