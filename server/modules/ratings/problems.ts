import { problem } from "../../platform/problem.ts";

export const RuleChanged = problem<{ version: number; setBy: string; setAt: string }>(
  "ratings.rule-changed",
  409,
  "Another lead changed this meanwhile: look at theirs first.",
);
/** The same for a link that never was, is over, or whose day for changes has passed: nobody learns which. */
export const LinkNotFound = problem("ratings.link-not-found", 404, "This link is over, or there is no such link.");
export const NotAScore = problem("ratings.not-a-score", 400, "That is none of the scores.");
