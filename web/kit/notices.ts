/** Short notices at the edge of the page: something was done, or did not work. */
import { explain } from "./explain.ts";
import type { Notice } from "./notice-board.tsx";
import type { Words } from "./words/words.tsx";

/** The part that shows notices is loaded with the first of them. */
async function show(notice: Notice): Promise<void> {
  const board = await import("./notice-board.tsx");
  board.show(notice);
}

/** Says that something was done. */
export function tell(message: string): void {
  void show({ title: null, message, lasts: 4000, bad: false, close: null });
}

/** Says that something did not work, and why. */
export function tellTrouble(error: unknown, words: Words): void {
  const { happened, safe, requestId } = explain(error, words);
  const message = [happened, safe, requestId && `${words.trouble.request} ${requestId}`].filter(Boolean).join(" ");
  void show({ title: words.trouble.actionTitle, message, lasts: 10_000, bad: true, close: words.common.close });
}

/** Does it, and says so when it does not work. */
export async function orTell(words: Words, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tellTrouble(error, words);
  }
}
