/** Who works when: three shifts a day, with breaks, people who don't come, and hands from the next shift in a surge. */

export interface Agent {
  languages: readonly string[];
  /** Above one: slower than usual. */
  pace: number;
  /** Since when it is planned. */
  plannedAt: number;
  /** As planned. */
  plan: readonly { from: number; to: number }[];
  /** As it was. */
  isHere: (at: number) => boolean;
}

const hour = 3600;
/** When a shift begins, and how many come to it on a desk that has few, some or plenty of people. */
const shifts = [
  { from: 6, hours: 8, hands: { short: 8, tight: 9, ample: 11 } },
  { from: 10, hours: 8, hands: { short: 3, tight: 3, ample: 4 } },
  { from: 14, hours: 8, hands: { short: 7, tight: 8, ample: 9 } },
  { from: 22, hours: 8, hands: { short: 3, tight: 3, ample: 4 } },
];
export const staffings = ["short", "tight", "ample"] as const;
export type Staffing = (typeof staffings)[number];

/** In the surge: called an hour after it began, there two hours later. */
const calledIn = { plannedAt: 86_400 + 14 * hour, from: 86_400 + 16 * hour, hours: 6, hands: 12 };
const spoken = [
  ["en", "nl"],
  ["en", "de"],
  ["en", "nl", "de"],
  ["en", "fr", "es"],
  ["en", "it", "fr"],
  ["en", "es", "it"],
  ["nl", "de", "en"],
];

export function makeRoster(days: number, staffing: Staffing, chance: () => number): Agent[] {
  const all: Agent[] = [];
  for (let day = -1; day < days; day++)
    for (const { from, hours, hands } of shifts)
      for (let n = 0; n < hands[staffing]; n++) {
        const begins = day * 86_400 + from * hour;
        const pause = begins + (3 + Math.floor(n % 3)) * hour;
        const plan = [
          { from: begins, to: pause },
          { from: pause + hour / 2, to: begins + hours * hour },
        ];
        const comes = chance() > 0.05;
        const late = chance() < 0.2 ? chance() * 900 : 0;
        all.push({
          languages: spoken[(n + (from % 5)) % spoken.length] ?? [],
          pace: 0.75 + chance() * 0.5,
          plannedAt: -Infinity,
          plan,
          isHere: (at) => comes && plan.some((one) => at >= one.from + (one === plan[0] ? late : 0) && at < one.to),
        });
      }
  for (let n = 0; n < calledIn.hands; n++) {
    const plan = [{ from: calledIn.from, to: calledIn.from + calledIn.hours * hour }];
    all.push({
      languages: spoken[n % spoken.length] ?? [],
      pace: 0.9 + chance() * 0.5,
      plannedAt: calledIn.plannedAt,
      plan,
      isHere: (at) => plan.some(({ from, to }) => at >= from && at < to),
    });
  }
  return all;
}
