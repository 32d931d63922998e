/** What one case takes one agent, from the last hours: what was worked, shared by what was done. Pure. */

/** A wait, in seconds before now (an end in the future: infinite); answered or not, it was somebody's work. */
export interface PastWait {
  startedAgo: number;
  endedAgo: number | null;
}

/** How many could answer, from so long ago until the next one says otherwise. */
export interface PastHands {
  ago: number;
  hands: number;
}

/** What a case takes where nothing was seen yet, and how many cases that guess is worth. */
const usualSeconds = 240;
const usualWeight = 3;

/**
 * Of the window, the seconds in which each hand had somebody to answer. More hands than people who wait are idle; a line that is
 * empty tells nothing about the pace.
 */
export function secondsPerCase(waits: readonly PastWait[], hands: readonly PastHands[], windowSeconds: number): number {
  const steps: { ago: number; waiting: number; hands: number | null }[] = hands.map(({ ago, hands }) => ({
    ago: Math.min(ago, windowSeconds),
    waiting: 0,
    hands,
  }));
  let done = 0;
  for (const { startedAgo, endedAgo } of waits) {
    if (endedAgo !== null && endedAgo > windowSeconds) continue;
    steps.push({ ago: Math.min(startedAgo, windowSeconds), waiting: 1, hands: null });
    if (endedAgo === null) continue;
    steps.push({ ago: endedAgo, waiting: -1, hands: null });
    done++;
  }
  steps.push({ ago: 0, waiting: 0, hands: null });
  let [worked, waiting, able, before] = [0, 0, 0, windowSeconds];
  for (const step of steps.toSorted((a, b) => b.ago - a.ago)) {
    worked += Math.min(waiting, able) * (before - step.ago);
    before = step.ago;
    waiting += step.waiting;
    able = step.hands ?? able;
  }
  return (worked + usualSeconds * usualWeight) / (done + usualWeight);
}
