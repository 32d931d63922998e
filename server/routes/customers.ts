import * as contract from "../../contract/customers.ts";
import {
  explain,
  keepApart,
  maskIdentifier,
  merge,
  noteIdentifier,
  suggest,
  takeBack,
} from "../modules/customers/index.ts";
import { audit } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getCustomer } from "../screens/customer.ts";
import { getIdentityHistory } from "../screens/identity.ts";
import { getTimeline } from "../screens/timeline.ts";
import type { RouteApp } from "./route-app.ts";

export function implementCustomers(implement: Implement, app: RouteApp): void {
  const { db } = app;
  implement(contract.getCustomer, async ({ caller, params: { customerId } }) => {
    const customer = await getCustomer(db, customerId);
    await audit(db, { actorId: caller.id, action: "customers.read", subject: `customer/${customerId}` });
    return customer;
  });

  implement(contract.getTimeline, async ({ caller, params: { customerId }, query }) => {
    const timeline = await getTimeline(db, customerId, { staffId: caller.id, ...query });
    await audit(db, { actorId: caller.id, action: "customers.read-timeline", subject: `customer/${customerId}` });
    return timeline;
  });

  implement(contract.getSuggestions, async ({ caller, params: { customerId }, query: { limit } }) => {
    const items = await suggest(db, { customerId, limit });
    await audit(db, { actorId: caller.id, action: "customers.read-suggestions", subject: `customer/${customerId}` });
    const { size, unjoined } = await explain(db, customerId);
    return { items, size, unjoined: unjoined.map((one) => ({ ...one, value: maskIdentifier(one) })) };
  });

  implement(contract.getIdentityHistory, async ({ caller, params: { customerId }, query }) => {
    const history = await getIdentityHistory(db, customerId, query);
    await audit(db, { actorId: caller.id, action: "customers.read-history", subject: `customer/${customerId}` });
    return history;
  });

  implement(contract.mergeCustomers, ({ caller, params, body }) =>
    merge(app, { ...params, ...body, actorId: caller.id }),
  );

  implement(contract.keepApart, ({ caller, params, body }) =>
    keepApart(app, { ...params, ...body, actorId: caller.id }),
  );

  implement(contract.takeBack, async ({ caller, params, body }) => ({
    moved: await takeBack(app, { ...params, ...body, actorId: caller.id }),
  }));

  implement(contract.noteIdentifier, ({ caller, params, body: { kind, value, reason = null } }) =>
    noteIdentifier(app, { ...params, identifier: { kind, value }, reason, actorId: caller.id }),
  );
}
