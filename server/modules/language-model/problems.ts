import { problem } from "../../platform/problem.ts";

export const IsOff = problem("language-model.off", 409, "No language model is set up, or it is switched off.");
export const NotForThis = problem<{ task: string; channel: string }>(
  "language-model.not-for-this",
  409,
  "The language model may not be asked this here: details say what was asked and on which channel.",
);
export const IsResting = problem(
  "language-model.resting",
  409,
  "The language model failed several times and is left alone for a minute: go on without it.",
);
export const IsSpent = problem("language-model.spent", 409, "This month's budget for the language model is used up.");
export const TooManyAsked = problem<{ most: number }>(
  "language-model.too-many",
  429,
  "You have asked for several things already: wait until one of them is there.",
);
export const NothingToRead = problem(
  "language-model.nothing-to-read",
  409,
  "There is nothing here that it may read: the message is gone, internal or without words.",
);
export const ProposalNotFound = problem("language-model.not-found", 404, "There is no such proposal of yours.");
export const RuleChanged = problem<{ version: number; setBy: string; setAt: string }>(
  "language-model.rule-changed",
  409,
  "Another lead changed this meanwhile: look at theirs first.",
);
