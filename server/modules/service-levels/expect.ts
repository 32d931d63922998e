/** How long an answer takes now: pure, so that every published value can be worked out again from its inputs. */

export interface Inputs {
  /** How many wait now. */
  waiting: number;
  /** How long the one who waits longest has waited, in seconds; null when nobody waits. */
  oldestSeconds: number | null;
  /** Waits that ended within the window, answered or not: what made the queue shorter. */
  served: number;
  /** Seconds of the window in which anybody waited. An empty queue tells nothing about the pace. */
  busySeconds: number;
  windowSeconds: number;
  /** Median wait of those answered within the window, in seconds; null when nobody was. */
  medianSeconds: number | null;
}

/** Nobody is answered faster than it takes to read and write; seconds. */
export const shortest = 60;
/** Longer than this we do not foretell: "more than a day". */
export const longest = 86_400;

/**
 * Who asks now stands behind all who wait: those are served at the recent pace, and one's own turn comes on top. Where nobody
 * was served lately there is no pace; then the one who waits longest tells the least that it can be.
 */
export function expectWait({ waiting, oldestSeconds, served, busySeconds, medianSeconds }: Inputs): number | null {
  if (served === 0) return waiting === 0 ? null : clamp((oldestSeconds ?? 0) * 1.5);
  const secondsPerTurn = busySeconds / served;
  const ownTurn = Math.min(medianSeconds ?? secondsPerTurn, secondsPerTurn);
  return clamp(waiting * secondsPerTurn + ownTurn);
}

const clamp = (seconds: number): number => Math.round(Math.min(longest, Math.max(shortest, seconds)));
