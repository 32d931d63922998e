import { problem } from "../../platform/problem.ts";

export const NoExposure = problem(
  "privacy.no-exposure",
  404,
  "Nothing of this message is known to stand in public that should not.",
);
