import type { Traces } from "../../platform/traces.ts";

/** Of whom a lesson is stands in its row, which goes with them; weights are learned anew without them. */
export const traces: Traces = {
  ofPeople: { "judgement.lesson": ["judged", "label"], "judgement.model": ["weights"] },
  ofNobody: {
    "judgement.version": ["figures"],
    "judgement.model": ["digest"],
    "judgement.filtered": ["language", "channel"],
    "judgement.drawn": ["language", "channel"],
  },
};
