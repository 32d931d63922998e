import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: {},
  ofNobody: {
    "assignment.queue_entry": ["channel", "language", "topic"],
    "assignment.need": ["language", "channel", "topic"],
    // What leads set, and numbers and words of ours.
    "assignment.rule": ["rule"],
    "assignment.decision": ["why"],
    // A colleague's own view of the queue.
    "assignment.view": ["name", "filter"],
  },
};
