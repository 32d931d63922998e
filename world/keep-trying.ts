import { setTimeout as pause } from "node:timers/promises";

/** Tries with longer and longer pauses until there is an answer; null when told to end before. */
export async function keepTrying<Answer>(
  signal: AbortSignal,
  attempt: () => Promise<Answer | null>,
): Promise<Answer | null> {
  for (let waitMs = 250; !signal.aborted; waitMs = Math.min(waitMs * 2, 10_000)) {
    const answer = await attempt().catch(() => null);
    if (answer !== null) return answer;
    await pause(waitMs, undefined, { signal }).catch(() => {});
  }
  return null;
}
