import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: {
    "customers.identifier": ["value", "name", "handle", "words"],
    "customers.identity_event": ["name", "reason", "evidence"],
    "customers.link": ["name"],
  },
  ofNobody: {
    "customers.customer": ["language"],
    "customers.identifier": ["kind"],
    "customers.link": ["known"],
    "customers.identity_event": ["source"],
    // Our own words and ids: what it was given for stays provable, of nobody.
    "customers.consent": ["evidence", "channel"],
  },
};
