import type { Traces } from "../../platform/traces.ts";

/** Words go an hour after they came, and with the person they are of; the rest counts what was asked. */
export const traces: Traces = {
  ofPeople: { "language_model.proposal": ["text", "words", "prompt_hash"] },
  ofNobody: {
    "language_model.proposal": ["language", "model", "cautions", "failure"],
    "language_model.rule": ["rule"],
  },
};
