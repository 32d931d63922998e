import { problem } from "../../platform/problem.ts";

export const FactNotFound = problem("facts.not-found", 404, "There is no such fact.");
export const VersionTaken = problem<{ number: number }>(
  "facts.version-taken",
  409,
  "A colleague has written a newer version. Look at it, then write yours.",
);
export const OwnerUnknown = problem("facts.owner-unknown", 400, "The owner must be somebody who works here.");
export const NotValid = problem<{ codes: readonly string[] }>(
  "facts.not-valid",
  409,
  "The answer names a fact that is not valid now, or that there is not. Take it out, or choose another.",
);
