import type { Traces } from "../../platform/traces.ts";

/** Words and the mark of a link go with the person; a score says nothing once nobody knows whose the case was. */
export const traces: Traces = {
  ofPeople: { "ratings.rating": ["words", "masked_words", "token_hash"] },
  ofNobody: { "ratings.rating": ["channel", "language"], "ratings.rule": ["rule"] },
};
