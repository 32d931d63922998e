/** How long an answer takes now: pure, so that every published value can be worked out again from its inputs. */

export interface Inputs {
  /** How many wait now. */
  waiting: number;
  /** How long the one who waits longest has waited, in seconds; null when nobody waits. */
  oldestSeconds: number | null;
  /** Answers accepted within the window. */
  answered: number;
  /** New waits begun within the window. */
  begun: number;
  windowSeconds: number;
  /** Median wait of those answered within the window, in seconds. */
  medianSeconds: number | null;
}

/** Nobody is answered faster than it takes to read and write; seconds. */
const floor = 60;
/** Longer than this we do not foretell: "more than a day". */
const ceiling = 86_400;

/**
 * Who asks now stands behind all who wait: those are served at the recent pace, and one's own answer takes a service time more.
 * Where nobody was served lately there is no pace; then the one who waits longest tells the least it can be.
 */
export function expectWait({ waiting, oldestSeconds, answered, windowSeconds, medianSeconds }: Inputs): number | null {
  if (answered === 0) {
    if (waiting === 0) return null;
    return clamp(Math.max(oldestSeconds ?? 0, floor) * 1.5);
  }
  const secondsPerAnswer = windowSeconds / answered;
  const behindTheQueue = waiting * secondsPerAnswer;
  // An empty queue does not mean an instant answer: the recent ones, who met no queue either, tell how long it takes.
  const ownTurn = Math.min(medianSeconds ?? floor, secondsPerAnswer);
  return clamp(behindTheQueue + ownTurn);
}

const clamp = (seconds: number): number => Math.round(Math.min(ceiling, Math.max(floor, seconds)));
