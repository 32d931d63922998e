import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: {
    "proof.code": ["booking_id", "contact_id", "code_hash", "acts_for"],
    "proof.way": ["token_hash"],
    "proof.visit": ["asked", "said"],
    "proof.override": ["booking_id", "reason"],
    "proof.mandate": ["booking_id", "loyalty", "ended_why"],
    // A network address stands here for six hours after a miss, and nobody knows whose it is.
    "proof.miss": ["key"],
  },
  ofNobody: {
    "proof.login": ["name", "issuer", "client_id", "secret", "scopes", "loyalty_claim", "loyalty_programme"],
  },
};
