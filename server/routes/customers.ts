import * as contract from "../../contract/customers.ts";
import { audit } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getCustomer, getTimeline } from "../screens/customer.ts";
import type { RouteApp } from "./route-app.ts";

export function implementCustomers(implement: Implement, { db }: RouteApp): void {
  implement(contract.getCustomer, async ({ caller, params: { customerId } }) => {
    const customer = await getCustomer(db, customerId);
    await audit(db, { actorId: caller.id, action: "customers.read", subject: `customer/${customerId}` });
    return customer;
  });

  implement(contract.getTimeline, async ({ caller, params: { customerId }, query }) => {
    await getCustomer(db, customerId);
    await audit(db, { actorId: caller.id, action: "customers.read-timeline", subject: `customer/${customerId}` });
    return getTimeline(db, customerId, query);
  });
}
