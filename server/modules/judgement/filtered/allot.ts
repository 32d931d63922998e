/** How likely a message of each kind is to be asked about, so that about so many are asked a day. Pure. */

interface Pace {
  /** A language on a channel. */
  kind: string;
  /** How many come a day. */
  daily: number;
}

/**
 * In proportion to the square root of how many come, and never more than all of them: a language with a hundredth of the
 * messages gets a tenth of the questions, and no kind is never asked about.
 */
export function allot(paces: readonly Pace[], perDay: number): Map<string, number> {
  const chances = new Map<string, number>();
  let rest = paces.filter(({ daily }) => daily > 0);
  let budget = perDay;
  for (;;) {
    const roots = rest.reduce((sum, { daily }) => sum + Math.sqrt(daily), 0);
    const whole = rest.filter(({ daily }) => budget >= Math.sqrt(daily) * roots);
    if (whole.length === 0) {
      for (const { kind, daily } of rest) chances.set(kind, budget / (roots * Math.sqrt(daily)));
      return chances;
    }
    for (const { kind, daily } of whole) {
      chances.set(kind, 1);
      budget -= daily;
    }
    rest = rest.filter((one) => !whole.includes(one));
  }
}
