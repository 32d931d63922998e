import type { Traces } from "../../platform/traces.ts";

/** Steps of ours, by colleagues. */
export const traces: Traces = { ofPeople: {}, ofNobody: { "drills.step": ["kind", "step"] } };
