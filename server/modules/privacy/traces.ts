import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = { ofPeople: { "privacy.exposure": ["found"] }, ofNobody: {} };
