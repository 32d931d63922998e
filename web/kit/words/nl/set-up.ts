import type { setUp as english } from "../en/set-up.ts";
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

/** Van inrichten en laten draaien: weinigen openen het. */
export const setUp: typeof english = {
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
