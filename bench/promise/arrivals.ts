/** Who asks when: a day's rhythm, a surge, and the shares of languages and channels. */

export interface Question {
  at: number;
  language: string;
  channel: string;
  urgency: number;
  /** Seconds it takes an agent of usual pace. */
  work: number;
  inSurge: boolean;
}

/** The same chances for the same seed. */
export function chanceOf(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const languages: readonly (readonly [string, number])[] = [
  ["en", 0.42],
  ["nl", 0.22],
  ["de", 0.12],
  ["fr", 0.1],
  ["es", 0.08],
  ["it", 0.06],
];
const channels: readonly (readonly [string, number])[] = [
  ["x", 0.4],
  ["whatsapp", 0.45],
  ["email", 0.15],
];

/** Questions an hour, by the hour of the day. */
const rhythm = [
  20, 15, 12, 12, 18, 40, 75, 100, 120, 130, 130, 125, 120, 120, 125, 125, 120, 115, 105, 95, 80, 60, 45, 30,
];

/** The afternoon of the second day: snow. */
const surge = { from: 86_400 + 13 * 3600, to: 86_400 + 16 * 3600, times: 3.5 };
const surgeIsFeltUntil = surge.to + 6 * 3600;

export function makeArrivals(days: number, chance: () => number): Question[] {
  const all: Question[] = [];
  const pick = (shares: readonly (readonly [string, number])[]): string => {
    let left = chance();
    for (const [name, share] of shares) if ((left -= share) < 0) return name;
    return shares[0]?.[0] ?? "";
  };
  const most = Math.max(...rhythm) * surge.times;
  for (let at = 0; ;) {
    at += (-Math.log(1 - chance()) * 3600) / most;
    if (at > days * 86_400) return all;
    const isSurge = at >= surge.from && at < surge.to;
    const rate = (rhythm[Math.floor(at / 3600) % 24] ?? 0) * (isSurge ? surge.times : 1);
    if (chance() * most > rate) continue;
    const channel = pick(channels);
    const isUrgent = chance() < (isSurge ? 0.2 : 0.07);
    // A long tail: half take less than three quarters of the mean.
    const spread = Math.exp(0.6 * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance()) - 0.18);
    all.push({
      at,
      language: pick(languages),
      channel,
      urgency: isUrgent ? 2 : 0,
      work: 240 * (channel === "email" ? 1.5 : 1) * spread,
      inSurge: at >= surge.from && at < surgeIsFeltUntil,
    });
  }
}
