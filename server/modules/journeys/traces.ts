import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: { "journeys.touchpoint": ["id", "kind", "channel", "flight", "outcome", "details"] },
  ofNobody: {},
};
