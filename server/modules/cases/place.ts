/** Where a message belongs: pure, so that the rule can be read and tested as a table. */
import type { Feeling, Needs } from "../../../contract/triage.ts";
import type { CaseKind } from "../../../contract/words.ts";

interface Known {
  id: string;
  state: "open" | "waiting" | "closed";
}

export interface Situation {
  needs: Needs;
  feeling: Feeling;
  /** The customer's case that is not closed. */
  current: Known | null;
  /** The case this thread belonged to last. */
  threadCase: Known | null;
  /** Whether that one was closed in these days. */
  isLatelyClosed: boolean;
}

export type Place =
  /** Joins a case; `waits`: they wait for our answer from now, if they didn't before. */
  | { to: "case"; caseId: string; waits: boolean }
  | { to: "new-case"; kind: CaseKind; previousCaseId: string | null }
  /** Kept, searchable and counted, without a case. */
  | { to: "no-case" };

/**
 * One case per need: while one is not closed, all they write joins it. After closing, a thank-you stays with the old case and
 * a new question opens a new one. Praise and complaints that ask nothing open a case that waits for a word.
 */
export function place({ needs, feeling, current, threadCase, isLatelyClosed }: Situation): Place {
  if (current) return { to: "case", caseId: current.id, waits: needs === "answer" };
  const previousCaseId = threadCase?.id ?? null;
  if (needs === "answer") return { to: "new-case", kind: "question", previousCaseId };
  const isThanks = threadCase !== null && isLatelyClosed && feeling !== "negative";
  if (needs === "word" && !isThanks) return { to: "new-case", kind: "word", previousCaseId };
  return threadCase ? { to: "case", caseId: threadCase.id, waits: false } : { to: "no-case" };
}
