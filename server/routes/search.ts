import * as contract from "../../contract/search.ts";
import { audit } from "../modules/staff/index.ts";
import type { Implement } from "../platform/http/implement.ts";
import { searchMessages, searchPeople } from "../screens/search.ts";
import type { RouteApp } from "./route-app.ts";

/** Searches are reads of customers: that somebody searched is in the audit, for what is not, since it may be a name. */
export function implementSearch(implement: Implement, { db }: RouteApp): void {
  implement(contract.searchMessages, async ({ caller, query }) => {
    await audit(db, { actorId: caller.id, action: "cases.search", subject: null });
    return searchMessages(db, query);
  });

  implement(contract.searchPeople, async ({ caller, query }) => {
    await audit(db, { actorId: caller.id, action: "customers.search", subject: null });
    return searchPeople(db, query);
  });
}
