import type { Traces } from "../../platform/traces.ts";

/** How many of what: never who. The tier is a case's, and says nothing once nobody knows whose the case was. */
export const traces: Traces = {
  ofPeople: {},
  ofNobody: {
    "insights.case_tier": ["tier"],
    "insights.facet": ["channel", "language", "topic", "tier"],
    // What a lead asked, and figures of a day that was played.
    "insights.trial": ["what", "outcome"],
    "insights.sum": ["measure", "entries"],
  },
};
