import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: {
    "rights.request": ["subject"],
    "rights.export_piece": ["data"],
    // Sealed, and gone at its end.
    "rights.hold": ["content"],
  },
  ofNobody: {
    "rights.request": ["step", "cursor", "why", "counts"],
    "rights.certificate": ["content", "previous", "hash"],
    "rights.keeping": ["kind", "channel"],
    "rights.keeping_run": ["kind", "channel"],
  },
};
