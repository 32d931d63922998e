import type { Traces } from "../../platform/traces.ts";

/** Amounts and times are kept as the law of accounts wants them; of whom they were, nothing says once a customer is erased. */
export const traces: Traces = {
  ofPeople: {
    "payments.request": ["about", "page_url", "token_hash"],
    "payments.refund": ["reason"],
    "payments.delivery": ["body"],
  },
  ofNobody: {
    "payments.rule": ["rule"],
    "payments.request": ["currency", "reference", "language", "zone", "hosted_id"],
    "payments.receipt": ["payment_id", "currency"],
    "payments.refund": ["provider_id"],
    "payments.operation": ["why"],
    "payments.delivery": ["event_id", "why"],
  },
};
