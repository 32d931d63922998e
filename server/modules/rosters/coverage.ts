/** How many are there at each hour. Pure. */
import type { Span } from "./lay-out.ts";

/** One who works, without the breaks. */
export interface Worked extends Span {
  breaks: readonly Span[];
}

interface Period extends Span {
  stepMs: number;
}

const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/** For each step of a period how many work in it: whoever works half of it counts a half. The last step may be shorter than the others. */
export function coverage(shifts: readonly Worked[], { from, to, stepMs }: Period): number[] {
  const steps = Array.from({ length: Math.ceil((to - from) / stepMs) }, (_, n) => ({
    from: from + n * stepMs,
    to: Math.min(to, from + (n + 1) * stepMs),
    ms: 0,
  }));
  for (const shift of shifts) {
    const [first, last] = [Math.floor((shift.from - from) / stepMs), Math.floor((shift.to - 1 - from) / stepMs)];
    for (const step of steps.slice(Math.max(0, first), Math.max(0, last + 1)))
      step.ms += shared(shift, step) - shift.breaks.reduce((sum, one) => sum + shared(one, step), 0);
  }
  return steps.map(({ from, to, ms }) => Math.round((ms / (to - from)) * 100) / 100);
}
