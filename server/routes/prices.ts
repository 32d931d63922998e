import * as contract from "../../contract/prices.ts";
import { listPrices, setPrices } from "../modules/channels/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import type { RouteApp } from "./route-app.ts";

export function implementPrices(implement: Implement, app: RouteApp): void {
  const { channels } = app;

  implement(contract.listPrices, async () => ({ items: await listPrices(app) }));

  implement(contract.setPrices, ({ caller, params: { accountId }, body: { lines } }) =>
    atomically(app, async (app) => {
      await setPrices(app, { accountId, lines });
      const subject = `channel-account/${accountId}`;
      await audit(app.db, { actorId: caller.id, action: "settings.prices", subject, detail: `${lines.length} lines` });
      return { items: await listPrices({ db: app.db, channels }) };
    }),
  );
}
