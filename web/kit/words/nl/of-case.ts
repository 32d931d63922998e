import type { ofCase as english } from "../en/of-case.ts";
import { documents } from "./documents.ts";
import { languageModel } from "./language-model.ts";
import { payments } from "./payments.ts";
import { phrases } from "./phrases.ts";
import { proof } from "./proof.ts";
import { ratings } from "./ratings.ts";
import { signs } from "./signs.ts";
import { steering } from "./steering.ts";
import { consent } from "./consent.ts";
import { profile } from "./profile.ts";

/** Wat in een gesprek staat en ernaast. */
export const ofCase: typeof english = {
  ...profile,
  consent,
  documents,
  languageModel,
  payments,
  phrases,
  proof,
  ratings,
  signs,
  steering,
};
