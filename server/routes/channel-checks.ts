import * as contract from "../../contract/account-checks.ts";
import {
  AccountNotFound,
  checkAccount,
  checkNew,
  countCheck,
  isThere,
  subscribeAccount,
  webhookUrl,
} from "../modules/channels/index.ts";
import { audit } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { findFirstArrival, getChannelAccount } from "../screens/channel-account.ts";
import type { RouteApp } from "./route-app.ts";

/** Asking a vendor takes seconds: the audit is written before, and no transaction stays open meanwhile. */
export function implementChannelChecks(implement: Implement, app: RouteApp): void {
  const { db } = app;

  const note = async (actorId: string, action: string, subject: string): Promise<void> => {
    await countCheck(app, actorId);
    await audit(db, { actorId, action, subject });
  };

  const known = async (accountId: string): Promise<void> => {
    if (!(await isThere(db, accountId))) throw AccountNotFound();
  };

  implement(contract.checkNewAccount, async ({ caller, body }) => {
    await note(caller.id, "channels.check-new", `channel/${body.kind}`);
    return checkNew(app, body);
  });

  implement(contract.checkChannelAccount, async ({ caller, params: { accountId }, body: { secrets } }) => {
    await known(accountId);
    await note(caller.id, "channels.check-account", `channel-account/${accountId}`);
    return checkAccount(app, accountId, secrets);
  });

  implement(contract.subscribeChannelAccount, async ({ caller, params: { accountId }, body: { takeOver } }) => {
    await known(accountId);
    await note(caller.id, "channels.subscribe-account", `channel-account/${accountId}`);
    return subscribeAccount(app, { accountId, takeOver });
  });

  implement(contract.getChannelAccount, async ({ params: { accountId } }) => {
    const account = await getChannelAccount(db, app.channels, accountId);
    return { ...account, webhookUrl: webhookUrl(app, account.kind, account.id) };
  });

  implement(contract.getFirstArrival, async ({ params: { accountId }, query: { since } }) => {
    await known(accountId);
    return findFirstArrival(db, { id: accountId, since });
  });
}
