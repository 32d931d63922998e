import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: {},
  // What operations tell of flights, of nobody aboard.
  ofNobody: { "flights.event": ["id", "flight", "details"] },
};
