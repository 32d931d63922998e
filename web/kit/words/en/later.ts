/** The words of what a case and the pages beside it show when wanted: loaded with the first that needs them. */
import { bagReport } from "./bag-report.ts";
import { deadline } from "./deadline.ts";
import { handBack, handOn } from "./hand-back.ts";
import { documents } from "./documents.ts";
import { drills } from "./drills.ts";
import { facts } from "./facts.ts";
import { keys } from "./keys.ts";
import { languageModel } from "./language-model.ts";
import { letters } from "./letters.ts";
import { pages } from "./pages.ts";
import { payments } from "./payments.ts";
import { phrases } from "./phrases.ts";
import { prices } from "./prices.ts";
import { proof } from "./proof.ts";
import { ratings } from "./ratings.ts";
import { rights } from "./rights.ts";
import { signs } from "./signs.ts";
import { telling } from "./telling.ts";
import * as around from "./media.ts";
import { steering } from "./steering.ts";
import { ways } from "./ways.ts";

/** What a first look at the desk does not say. */
export const later = {
  bagReport,
  deadline,
  documents,
  drills,
  handBack,
  handOn,
  facts,
  ...keys,
  languageModel,
  ...letters,
  ...pages,
  payments,
  phrases,
  prices,
  proof,
  ratings,
  rights,
  signs,
  telling,
  ...around,
  steering,
  ways,
};
