/** What a page shows at once, made for that page. */
import { z } from "zod";
import { Case } from "./cases.ts";
import { endpoint, Time } from "./endpoint.ts";
import { Language } from "./words.ts";

/** The desk's left side: what waits, how long, and what the caller holds. */
export const getDesk = endpoint({
  method: "GET",
  path: "/api/v1/screens/desk",
  summary: "The queue with its counts, and the caller's own cases.",
  needs: "cases:read",
  query: z.object({ language: Language.optional() }),
  returns: z.object({
    now: Time,
    waiting: z.int(),
    oldestWaitingSince: Time.nullable(),
    byLanguage: z.array(z.object({ language: Language, waiting: z.int(), oldestWaitingSince: Time })),
    /** The first 100 in the order they should be worked. */
    queue: z.array(Case),
    mine: z.array(Case),
    /** Mentions and words of the last day that made no case. */
    mentionsToday: z.int(),
  }),
});
