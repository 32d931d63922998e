/** The words of setting up and running: few open these pages, and most never. */
import { allowances } from "./allowances.ts";
import { assignment } from "./assignment.ts";
import { attendance } from "./attendance.ts";
import { filtered } from "./filtered.ts";
import { learning } from "./learning.ts";
import { modelRule } from "./model-rule.ts";
import { operations } from "./operations.ts";
import { paying } from "./paying.ts";
import { ratingRule } from "./rating-rule.ts";
import { roster } from "./roster.ts";
import { serviceLevels } from "./service-levels.ts";
import { signing } from "./signing.ts";
import { urgency } from "./urgency.ts";

/** What neither a look at the desk nor a case says. */
export const setUp = {
  allowances,
  assignment,
  attendance,
  filtered,
  learning,
  modelRule,
  operations,
  paying,
  ratingRule,
  roster,
  serviceLevels,
  ...signing,
  urgency,
};
