/** Where a message belongs: pure, so that the rule can be read and tested as a table. */
import type { Needs } from "../../../contract/triage.ts";

interface Known {
  id: string;
  state: "open" | "waiting" | "closed";
}

export interface Situation {
  needs: Needs;
  /** The customer's case that is not closed. */
  current: Known | null;
  /** The case this thread belonged to last. */
  threadCase: Known | null;
}

export type Place =
  /** Joins a case; `waits`: they wait for us from now, if they didn't before. */
  | { to: "case"; caseId: string; waits: boolean }
  | { to: "new-case"; previousCaseId: string | null }
  /** Kept, searchable and counted, without a case. */
  | { to: "no-case" };

/**
 * One case per need: while one is not closed, all they write joins it. After closing, a thank-you stays with the old case and
 * a new question opens a new one.
 */
export function place({ needs, current, threadCase }: Situation): Place {
  if (current) return { to: "case", caseId: current.id, waits: needs === "answer" };
  if (needs === "answer") return { to: "new-case", previousCaseId: threadCase?.id ?? null };
  return threadCase ? { to: "case", caseId: threadCase.id, waits: false } : { to: "no-case" };
}
