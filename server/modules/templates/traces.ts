import type { Traces } from "../../platform/traces.ts";

/** Texts of the airline's; what customers' names and flights make of them lies with the messages. */
export const traces: Traces = {
  ofPeople: {},
  ofNobody: {
    "templates.template": ["name"],
    "templates.version": ["variables"],
    "templates.words": ["language", "content"],
  },
};
