import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: {},
  ofNobody: {
    "assignment.queue_entry": ["channel", "language"],
    // A colleague's own view of the queue.
    "assignment.view": ["name", "filter"],
  },
};
