/** What a page shows at once, made for that page. */
import { z } from "zod";
import { Case } from "./cases.ts";
import { endpoint, Time } from "./endpoint.ts";
import { CaseFilter } from "./views.ts";
import { CaseKind, Language } from "./words.ts";

/** The desk's left side: what waits, how long, and what the caller holds. */
export const getDesk = endpoint({
  method: "GET",
  path: "/api/v1/screens/desk",
  summary: "The queue with its counts, and the caller's own cases.",
  needs: "cases:read",
  query: CaseFilter.extend({ kind: CaseKind.default("question") }),
  returns: z.object({
    now: Time,
    /** What `waiting`, `byLanguage` and `queue` are of. */
    kind: CaseKind,
    waiting: z.int(),
    oldestWaitingSince: Time.nullable(),
    /** How many questions and how many words wait, whichever of them is shown. */
    kinds: z.object({ question: z.int(), word: z.int() }),
    /** How long a word takes now, in seconds; null where nothing can be said. */
    wordSeconds: z.int().nullable(),
    /** What is owed: the caller's own, and of all what is due and what is broken. */
    promises: z.object({ mine: z.int(), mineDue: z.int(), due: z.int(), broken: z.int() }),
    byLanguage: z.array(z.object({ language: Language, waiting: z.int(), oldestWaitingSince: Time })),
    /** How many wait among those asked for, and since when the longest. */
    matching: z.int(),
    matchingOldestSince: Time.nullable(),
    /** The first 100 of them in the order they should be worked; `nextCursor` goes on in the list of open cases. */
    queue: z.array(Case),
    nextCursor: z.string().nullable(),
    mine: z.array(Case),
    /** Mentions of the last day that made no case. */
    mentionsToday: z.int(),
  }),
});
