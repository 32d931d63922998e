import * as contract from "../../contract/channels.ts";
import {
  addAccount,
  listAccounts,
  listDeliveries,
  replayDeliveries,
  replaySelection,
  searchDeliveries,
  webhookUrl,
} from "../modules/channels/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import { authorise, type Implement } from "../platform/http/implement.ts";
import { page, writeCursor } from "../screens/cursor.ts";
import { getDelivery } from "../screens/delivery.ts";
import { readBefore } from "./operations.ts";
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
    const delivery = await getDelivery(app, deliveryId);
    await audit(db, { actorId: caller.id, action: "channels.read-delivery", subject: `delivery/${deliveryId}` });
    return delivery;
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
