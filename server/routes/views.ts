import * as contract from "../../contract/views.ts";
import { changeView, createView, type Keeper, orderViews, removeView } from "../modules/assignment/index.ts";
import { audit } from "../modules/staff/index.ts";
import { atomically } from "../platform/context.ts";
import type { Caller, Implement } from "../platform/http/implement.ts";
import { getViews } from "../screens/views.ts";
import type { RouteApp } from "./route-app.ts";

const keeperOf = ({ id, permissions }: Caller): Keeper => ({
  staffId: id,
  mayShare: permissions.has("settings:manage"),
});

export function implementViews(implement: Implement, app: RouteApp): void {
  const done = { ok: true as const };

  implement(contract.listViews, async ({ caller }) => ({
    items: await getViews(app.db, { readerId: caller.id, mayShare: keeperOf(caller).mayShare }),
  }));

  implement(contract.createView, ({ caller, body }) =>
    atomically(app, async (app) => {
      const id = await createView(app, keeperOf(caller), body);
      await audit(app.db, { actorId: caller.id, action: "views.create", subject: `view/${id}` });
      return { id };
    }),
  );

  implement(contract.changeView, ({ caller, params: { viewId }, body }) =>
    atomically(app, async (app) => {
      await changeView(app, keeperOf(caller), { id: viewId, ...body });
      await audit(app.db, { actorId: caller.id, action: "views.change", subject: `view/${viewId}` });
      return done;
    }),
  );

  implement(contract.removeView, ({ caller, params: { viewId } }) =>
    atomically(app, async (app) => {
      await removeView(app, keeperOf(caller), viewId);
      await audit(app.db, { actorId: caller.id, action: "views.remove", subject: `view/${viewId}` });
      return done;
    }),
  );

  implement(contract.orderViews, async ({ caller, body: { ids } }) => {
    await orderViews(app, keeperOf(caller), ids);
    return done;
  });
}
