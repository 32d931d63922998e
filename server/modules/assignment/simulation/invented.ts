/** Invented passengers and colleagues, the same from the same seed: who writes when in which language, and who works when. */
import { day, hour, type Query, type Worker } from "./play.ts";

/** Mulberry32: the same numbers from the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What share of all is written in which language: as an airline of the Netherlands may have it. */
const shares = {
  en: 30,
  nl: 20,
  de: 10,
  fr: 8,
  es: 7,
  it: 5,
  pt: 4,
  zh: 4,
  ja: 3,
  ko: 2.5,
  no: 2,
  ru: 2,
  tr: 1.5,
  th: 1,
};
const topics = { delay: 25, cancellation: 15, baggage: 20, rebooking: 15, refund: 10, "special-needs": 5, other: 10 };
const channels = { x: 30, facebook: 20, whatsapp: 30, email: 20 };

function pick<Name extends string>(of: Readonly<Record<Name, number>>, chance: number): Name {
  const entries = Object.entries(of) as [Name, number][];
  let left = chance * entries.reduce((sum, [, share]) => sum + share, 0);
  for (const [name, share] of entries) if ((left -= share) < 0) return name;
  return (entries[0] as [Name, number])[0];
}

/** Of those that come, one in twenty is urgent; of those that waited for days, one in a hundred: the others were answered. */
const urgencies = { 3: 1, 2: 4, 1: 20, 0: 75 };
const queuedUrgencies = { 3: 0.2, 2: 0.8, 1: 20, 0: 79 };

function query(chance: () => number, at: number, of: Readonly<Record<string, number>>): Query {
  // Half take less than five minutes, one in twenty a quarter of an hour.
  const takes = 300 * Math.exp(0.67 * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance()));
  return {
    at,
    urgency: Number(pick(of, chance())),
    language: pick(shares, chance()),
    topic: pick(topics, chance()),
    channel: pick(channels, chance()),
    takes,
  };
}

/** So many over these days, thrice as many at noon as at night, and those who waited before; by time. */
export function demand(
  seed: number,
  { count, days, queued }: { count: number; days: number; queued: number },
): Query[] {
  const chance = random(seed);
  const all = Array.from({ length: queued }, () => query(chance, -chance() * 4 * day, queuedUrgencies));
  while (all.length < queued + count) {
    const at = chance() * days * day;
    const weight = 1 - 0.5 * Math.cos((at / day) * 2 * Math.PI);
    if (chance() * 1.5 < weight) all.push(query(chance, at, urgencies));
  }
  return all.toSorted((a, b) => a.at - b.at);
}

/** Three shifts of eight hours around the clock, five days of seven; each speaks English, and two more as well as it happens. */
export function roster(seed: number, { count, days }: { count: number; days: number }): Worker[] {
  const chance = random(seed);
  const rare = Object.keys(shares).slice(1);
  return Array.from({ length: count }, (_, n) => {
    // Of every language some in each shift: ten are dealt around, the others fall as customers do.
    const own = n < rare.length * 6 ? (rare[n % rare.length] as string) : pick(shares, chance());
    const other = pick(shares, chance());
    const begins = [6, 14, 22][Math.floor(n / rare.length) % 3] as number;
    const off = Math.floor(chance() * 7);
    const shifts = Array.from({ length: days + 1 }, (_, d) => d - 1)
      .filter((d) => (d - off + 14) % 7 > 1)
      .map((d) => [d * day + begins * hour, d * day + (begins + 8) * hour] as const);
    return {
      id: `agent ${String(n).padStart(3, "0")}`,
      levels: { en: 2 + Math.round(chance()), [other]: 1 + Math.floor(chance() * 3), [own]: 3 },
      skills: [...(chance() < 0.5 ? ["refunds"] : []), ...(chance() < 0.4 ? ["assistance"] : [])],
      shifts,
    };
  });
}
