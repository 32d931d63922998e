import type { Traces } from "../../platform/traces.ts";

/** What documents show goes with their rows; ids of passengers lead to nobody once the booking is gone. */
export const traces: Traces = {
  ofPeople: {
    "documents.document": ["booking_id", "facts", "fingerprint"],
    "documents.link": ["booking_id", "token_hash"],
    "documents.wallet_pass": ["serial"],
    "documents.wallet_device": ["device", "push_token"],
  },
  ofNobody: {
    "documents.document": ["leg_id", "passenger_ids"],
    "documents.link": ["passenger_ids", "language"],
    "documents.sending": ["language"],
    "documents.notice": ["language"],
    "documents.task": ["about", "code"],
    "documents.wallet_pass": ["language"],
  },
};
