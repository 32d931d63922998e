import type { Traces } from "../../platform/traces.ts";

/** How many of what, and of sales whose, until they are erased. The tier is a case's, and says nothing once nobody knows whose the case was. */
export const traces: Traces = {
  ofPeople: { "insights.sale": ["booking_id"] },
  ofNobody: {
    "insights.case_tier": ["tier"],
    "insights.facet": ["channel", "language", "topic", "tier"],
    // What a lead asked, and figures of a day that was played.
    "insights.trial": ["what", "outcome"],
    "insights.sum": ["measure", "entries"],
    "insights.sale": ["currency", "home_currency", "first_channel", "assisting", "last_channel"],
    "insights.sale_rule": ["currency"],
    "insights.rate": ["currency", "home_currency"],
  },
};
