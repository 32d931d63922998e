/** Sentences that are said as they stand, for who does not speak the customer's language. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { languages } from "./words.ts";

const Ours = z.enum(languages);

export const listPhrases = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/phrases",
  summary:
    "What can be said in the language of a case as it stands, beside what it means in the reader's; with how long an answer takes now. `isSpoken`: somebody who is here speaks it.",
  needs: "cases:reply",
  params: z.object({ caseId: z.uuid() }),
  query: z.object({ tongue: Ours.default("en") }),
  returns: z.object({
    language: Ours,
    isSpoken: z.boolean(),
    items: z.array(z.object({ key: z.string(), text: z.string(), meaning: z.string() })),
  }),
});
