import type { Traces } from "../../platform/traces.ts";

/** Colleagues' hours; nothing of a customer. */
export const traces: Traces = {
  ofPeople: {},
  ofNobody: {
    "rosters.shift": ["zone"],
  },
};
