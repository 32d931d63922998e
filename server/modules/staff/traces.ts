import type { Traces } from "../../platform/traces.ts";

/** Colleagues are no customers: what is kept of them is theirs and the airline's to settle as employer. */
export const traces: Traces = {
  ofPeople: {
    // Where it names a booking or a bag file.
    "staff.audit": ["detail"],
  },
  ofNobody: {},
};
