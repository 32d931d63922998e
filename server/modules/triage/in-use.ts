import type { Learned } from "./learned.ts";

/** What was learned here, as this process uses it. */
interface InUse {
  /** None: the rules alone. */
  version: number | null;
  learned: Learned;
}

let inUse: InUse = { version: null, learned: {} };

/** From now on texts are read with this. */
export function use(now: InUse): void {
  inUse = now;
}

export const whatIsInUse = (): InUse => inUse;
