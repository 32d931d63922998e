/** A failure in the reader's words: what happened, what is safe, and the request to ask about. */
import { Refused, Unreachable } from "./problem.ts";
import type { Words } from "./words/words.tsx";

export function explain(error: unknown, words: Words): { happened: string; safe: string; requestId: string | null } {
  const { trouble } = words;
  if (error instanceof Unreachable) {
    return { happened: trouble.unreachable, safe: trouble.unreachableSafe, requestId: null };
  }
  if (!(error instanceof Refused)) return { happened: trouble.ours, safe: trouble.oursSafe, requestId: null };
  const { requestId } = error;
  if (error.status >= 500) return { happened: trouble.ours, safe: trouble.oursSafe, requestId };
  const known = trouble.codes[error.code];
  if (known) return { happened: known, safe: "", requestId };
  if (error.status === 403) return { happened: trouble.notAllowed, safe: "", requestId };
  if (error.status === 404) return { happened: trouble.notFound, safe: "", requestId };
  return { happened: error.message, safe: "", requestId };
}
