/** Who an agent says writes in a language is remembered with it: their next "ok" is read in it. */
import type { Reaction } from "../../platform/context.ts";
import type { JudgementSaid } from "../cases/index.ts";
import { rememberLanguage } from "../customers/index.ts";

export const rememberSaidLanguage: Reaction<JudgementSaid> = (app, facts) =>
  rememberLanguage(
    app,
    facts.flatMap(({ about, how, customerId, label }) =>
      about === "language" && how === "said" && customerId ? [{ customerId, language: label }] : [],
    ),
  );
