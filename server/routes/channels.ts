import * as contract from "../../contract/channels.ts";
import {
  AccountNotFound,
  addAccount,
  changeAccount,
  listAccounts,
  listDeliveries,
  removeAccount,
  replaceSecrets,
  replayDeliveries,
  replaySelection,
  searchDeliveries,
  webhookUrl,
} from "../modules/channels/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import { authorise, type Caller, type Implement } from "../platform/http/implement.ts";
import { page, writeCursor } from "../screens/cursor.ts";
import { getDelivery, revealDelivery } from "../screens/delivery.ts";
import { readBefore } from "./operations.ts";
import { audited } from "./audited.ts";
import type { RouteApp } from "./route-app.ts";

export function implementChannels(implement: Implement, app: RouteApp): void {
  const { db } = app;

  implement(contract.addChannelAccount, ({ caller, body }) =>
    atomically(app, async (app) => {
      const added = await addAccount(app, body);
      await audit(app.db, {
        actorId: caller.id,
        action: "channels.add-account",
        subject: `channel-account/${added.id}`,
      });
      return added;
    }),
  );

  /** Runs a change of an account and writes it to the audit in the same transaction; gives the account as it is then. */
  const care = async (caller: Caller, action: string, accountId: string, work: (app: RouteApp) => Promise<void>) => {
    await audited(app, { caller, action, subject: `channel-account/${accountId}` }, work);
    const row = (await listAccounts(db)).find(({ id }) => id === accountId);
    if (!row) throw AccountNotFound();
    return { ...row, webhookUrl: webhookUrl(app, row.kind, row.id) };
  };

  implement(contract.replaceAccountSecrets, ({ caller, params: { accountId }, body: { secrets } }) =>
    care(caller, "channels.replace-secrets", accountId, (app) => replaceSecrets(app, { accountId, secrets })),
  );

  implement(contract.changeChannelAccount, ({ caller, params: { accountId }, body }) =>
    care(caller, "channels.change-account", accountId, (app) => changeAccount(app, { accountId, ...body })),
  );

  implement(contract.removeChannelAccount, async ({ caller, params: { accountId } }) => {
    await atomically(app, async (app) => {
      await removeAccount(app, accountId);
      await audit(app.db, {
        actorId: caller.id,
        action: "channels.remove-account",
        subject: `channel-account/${accountId}`,
      });
    });
    return null;
  });

  implement(contract.listChannelAccounts, async () => {
    const rows = await listAccounts(db);
    return { items: rows.map((row) => ({ ...row, webhookUrl: webhookUrl(app, row.kind, row.id) })), nextCursor: null };
  });

  implement(contract.listDeliveries, async ({ caller, query }) => {
    const { limit, cursor, text, channelAccountId = null, state = null } = query;
    const { since = null, until = null, externalId = null } = query;
    const filter = { accountId: channelAccountId, state, since, until, externalId, before: readBefore(cursor) };
    if (text === undefined)
      return page(await listDeliveries(db, { ...filter, limit: limit + 1 }), limit, ({ id }) => [id]);
    // Who searches in bodies reads them.
    authorise(caller, { needs: "channels:manage" });
    await audit(db, { actorId: caller.id, action: "channels.search-deliveries", subject: null });
    const { rows, next } = await searchDeliveries(db, { ...filter, text, limit });
    return { items: rows, nextCursor: next === null ? null : writeCursor([next]) };
  });

  implement(contract.getDelivery, async ({ caller, params: { deliveryId } }) => {
    const seesPersonalData = caller.permissions.has("personal-data:read");
    const delivery = await getDelivery(app, deliveryId, { seesPersonalData });
    await audit(db, { actorId: caller.id, action: "channels.read-delivery", subject: `delivery/${deliveryId}` });
    return delivery;
  });

  implement(contract.revealDelivery, async ({ caller, params: { deliveryId }, body: { reason } }) => {
    const raw = await revealDelivery(app, deliveryId);
    const subject = `delivery/${deliveryId}`;
    await audit(db, { actorId: caller.id, action: "channels.reveal-delivery", subject, detail: reason });
    return raw;
  });

  implement(contract.replayDeliveries, ({ caller, body }) =>
    atomically(app, async (app) => {
      if ("ids" in body) {
        for (const id of body.ids)
          await audit(app.db, { actorId: caller.id, action: "operations.replay", subject: `delivery/${id}` });
        return { count: await replayDeliveries(app, body.ids), nextCursor: null };
      }
      const { state, channelAccountId: accountId = null, since = null, until = null, cursor } = body;
      await audit(app.db, { actorId: caller.id, action: "operations.replay", subject: `deliveries/${state}` });
      const { count, last } = await replaySelection(app, { state, accountId, since, until, after: readBefore(cursor) });
      return { count, nextCursor: last === null ? null : writeCursor([last]) };
    }),
  );
}
