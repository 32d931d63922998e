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

/** What stands in a case and beside it before anybody asks for more. */
export const ofCase = {
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
