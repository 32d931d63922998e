/** What became of the line since a lead did something. Pure. */
import type { WallFigures } from "./figures.ts";
import { waitedAt } from "./trend.ts";

export interface Effect {
  at: string;
  what: WallFigures["marks"][number]["what"];
  /** The span of the pace it falls into. */
  place: number;
  /** How many waited before it; now is the wall's own figure. */
  waitedThen: number;
}

/** Each deed with how many waited when its five minutes began. What is older than the pace is not there. */
export function effectsOf({ marks, pace, waiting }: Pick<WallFigures, "marks" | "pace" | "waiting">): Effect[] {
  const waited = waitedAt(pace, waiting);
  return marks.flatMap(({ at, what }) => {
    const place = pace.findLastIndex((span) => span.at <= at);
    if (place < 0) return [];
    const before = waited[place - 1];
    const { began = 0, ended = 0 } = pace[place] ?? {};
    return [{ at, what, place, waitedThen: before ?? Math.max(0, (waited[place] ?? 0) - began + ended) }];
  });
}
