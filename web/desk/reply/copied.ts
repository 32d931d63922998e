/** Whom an answer to a letter goes to as well. */
import type { CaseDetail } from "../../kit/wire.ts";

export const mostCopies = 20;

export const isAddress = (text: string): boolean =>
  text.length <= 320 && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text);

/** Of the thread where the answer goes: null where it is no letter. */
export function copiesIn(
  { letters }: Pick<CaseDetail, "letters">,
  threadId: string | null,
): { offered: readonly string[]; usual: readonly string[] } | null {
  const one = letters.find((letter) => letter.threadId === threadId);
  return one ? { offered: one.copies, usual: one.byDefault ? one.copies : [] } : null;
}
