import type { Traces } from "../../platform/traces.ts";

/** Figures: how long somebody waited, never who. */
export const traces: Traces = {
  ofPeople: {},
  ofNobody: {
    "service_levels.episode": ["channel", "language"],
    "service_levels.cycle": ["channel", "language", "outcome"],
    "service_levels.published": ["channel", "inputs"],
    "service_levels.outlook": ["inputs"],
    "service_levels.told": ["channel", "language"],
    "service_levels.definition": ["rule"],
    "service_levels.deadline": ["calendar"],
    "service_levels.word_time": ["channel", "inputs"],
  },
};
