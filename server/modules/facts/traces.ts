import type { Traces } from "../../platform/traces.ts";

/** Words of the airline's, for everybody. */
export const traces: Traces = {
  ofPeople: {},
  ofNobody: {
    "facts.fact": ["code", "source"],
    "facts.words": ["language", "title", "text"],
  },
};
