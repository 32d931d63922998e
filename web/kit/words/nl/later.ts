import type { later as english } from "../en/later.ts";
import { bagReport } from "./bag-report.ts";
import { deadline } from "./deadline.ts";
import { handBack, handOn } from "./hand-back.ts";
import { drills } from "./drills.ts";
import { facts } from "./facts.ts";
import { keys } from "./keys.ts";
import { letters } from "./letters.ts";
import { pages } from "./pages.ts";
import { prices } from "./prices.ts";
import { rights } from "./rights.ts";
import { telling } from "./telling.ts";
import * as around from "./media.ts";
import { ways } from "./ways.ts";

/** Wat de eerste blik niet nodig heeft. */
export const later: typeof english = {
  bagReport,
  deadline,
  drills,
  handBack,
  handOn,
  facts,
  ...keys,
  ...letters,
  ...pages,
  prices,
  rights,
  telling,
  ...around,
  ways,
};
