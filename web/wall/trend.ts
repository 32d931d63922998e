/** Whether it gets better: how many began and ceased to wait in the last half hour. Pure. */
interface Span {
  began: number;
  ended: number;
}

export interface Trend extends Span {
  direction: "better" | "worse" | "steady";
}

/** Six spans of five minutes; a difference under a tenth is none. */
export function trendOf(pace: readonly Span[]): Trend {
  const last = pace.slice(-6);
  const began = last.reduce((sum, span) => sum + span.began, 0);
  const ended = last.reduce((sum, span) => sum + span.ended, 0);
  const isClose = Math.abs(began - ended) <= Math.max(1, Math.max(began, ended) * 0.1);
  return { began, ended, direction: isClose ? "steady" : ended > began ? "better" : "worse" };
}

/** How many waited at the end of each span, worked out backwards from now. */
export function waitedAt(pace: readonly Span[], waitingNow: number): readonly number[] {
  const waited: number[] = [];
  let at = waitingNow;
  for (const { began, ended } of pace.toReversed()) {
    waited.unshift(Math.max(0, at));
    at += ended - began;
  }
  return waited;
}
