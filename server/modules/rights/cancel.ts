/** What is not to be done, and what is to be tried again. */
import { atomically, type Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { audit } from "../staff/index.ts";
import { NotSetAside, NotToCancel } from "./problems.ts";
import { lockRequest, topicsOf } from "./request.ts";

interface Named {
  requestId: string;
  actorId: string;
}

/** Twice is once. */
export const cancelRequest = (app: Context, { requestId, actorId }: Named): Promise<void> =>
  atomically(app, async (app) => {
    const { id, kind, state, customerId } = await lockRequest(app.db, requestId);
    if (state === "cancelled") return;
    if (state !== "noted" && !(kind === "export" && state !== "done")) throw NotToCancel({ state });
    await app.db`
      update rights.request set state = 'cancelled', ended_at = (select platform.now()), step = null, cursor = null where id = ${id}`;
    await app.db`delete from rights.export_piece where request_id = ${id}`;
    await audit(app.db, { actorId, action: `rights.cancel-${kind}`, subject: `customer/${customerId}`, detail: id });
    await changed(app, topicsOf({ id }));
  });

export const retryRequest = (app: Context, { requestId, actorId }: Named): Promise<void> =>
  atomically(app, async (app) => {
    const { id, kind, state, customerId } = await lockRequest(app.db, requestId);
    if (state === "running") return;
    if (state !== "set-aside") throw NotSetAside();
    await app.db`
      update rights.request set state = 'running', attempts = 0, why = null, next_at = (select platform.now()) where id = ${id}`;
    await audit(app.db, { actorId, action: `rights.retry-${kind}`, subject: `customer/${customerId}`, detail: id });
    app.ring("rights");
    await changed(app, topicsOf({ id }));
  });
