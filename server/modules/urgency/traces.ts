import type { Traces } from "../../platform/traces.ts";

/** Whose flights press is gone with the row. */
export const traces: Traces = {
  ofPeople: { "urgency.score": ["facts", "reasons"], "urgency.watch": ["key"] },
  ofNobody: { "urgency.rule": ["content"] },
};
