/** The rule that is measured, and what counts as in time. */
import type { AssignmentRule } from "../../contract/assignment.ts";
import { openRule } from "../../server/modules/assignment/index.ts";

export const rule: AssignmentRule = {
  ...openRule,
  countLanguages: true,
  leastLevel: 2,
  skills: [
    { name: "refunds", topics: ["refund"], channels: [] },
    { name: "assistance", topics: ["special-needs"], channels: [] },
  ],
};

/** Minutes: an urgent one should be answered within a quarter of an hour, any other within one hour. */
export const targets = { urgent: 15, ordinary: 60 };
