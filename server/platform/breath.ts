/** How much one caller may ask in one go, and how much more each second. Kept in memory: each process counts for itself. */

export interface Breath {
  /** Takes one; false where none is left. */
  take(key: string): boolean;
}

/** `most` at once, `perSecond` grow back. Remembers the last callers only, so that many addresses do not fill the memory. */
export function openBreath({ most, perSecond }: { most: number; perSecond: number }, remembered = 10_000): Breath {
  const left = new Map<string, { breath: number; at: number }>();
  return {
    take(key) {
      const now = performance.now();
      const known = left.get(key);
      const breath = known ? Math.min(most, known.breath + ((now - known.at) / 1000) * perSecond) : most;
      left.delete(key);
      left.set(key, { breath: breath < 1 ? breath : breath - 1, at: now });
      const [oldest] = left.keys();
      if (left.size > remembered && oldest !== undefined) left.delete(oldest);
      return breath >= 1;
    },
  };
}
