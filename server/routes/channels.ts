import * as contract from "../../contract/channels.ts";
import { addAccount, getDelivery, listAccounts, listDeliveries, webhookUrl } from "../modules/channels/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { page, readCursor } from "../screens/cursor.ts";
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

  implement(contract.listDeliveries, async ({ query: { limit, cursor, channelAccountId = null, state = null } }) => {
    const [before = null] = readCursor(cursor, 1) ?? [];
    const rows = await listDeliveries(db, {
      accountId: channelAccountId,
      state,
      before: before === null ? null : String(before),
      limit: limit + 1,
    });
    return page(rows, limit, ({ id }) => [id]);
  });

  implement(contract.getDelivery, async ({ caller, params: { deliveryId } }) => {
    const delivery = await getDelivery(db, deliveryId);
    await audit(db, { actorId: caller.id, action: "channels.read-delivery", subject: `delivery/${deliveryId}` });
    return delivery;
  });
}
