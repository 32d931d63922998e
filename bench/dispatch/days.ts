/** A week, and a day of surge, under three policies: the same passengers and colleagues for each. */
import { day, demand, roster } from "./demand.ts";
import { byRule, type Policy, roundRobin } from "./policies.ts";
import { type Outcome, simulate } from "./simulate.ts";
import type { Worker } from "./demand.ts";

type Figures = Record<string, number | string>;

const policies: Readonly<Record<string, (onShift: () => readonly Worker[]) => Policy>> = {
  jetbridge: () => byRule({ bands: true }),
  oldestFirst: () => byRule({ bands: false }),
  roundRobin: (onShift) => roundRobin(onShift),
};

const scenes = {
  week: { days: 7, count: 7000, queued: 0 },
  // Colleagues are too few to answer all of it: what counts is who is answered.
  surge: { days: 1, count: 50_000, queued: 200_000 },
};

export function measureDays(): Figures {
  const figures: Figures = {};
  for (const [scene, size] of Object.entries(scenes)) {
    const queries = demand(7, size);
    const workers = roster(11, { count: 200, days: size.days });
    for (const [name, open] of Object.entries(policies)) {
      const outcome = simulate(open, { queries, workers, until: size.days * day });
      figures[`${scene} ${name}`] = inWords(outcome);
      console.log(`  ${scene} ${name}: ${inWords(outcome)}`);
    }
  }
  return figures;
}

const inWords = ({ withinTarget, urgentWithinTarget, urgentWait, ordinaryWait, answered }: Outcome): string =>
  `within target ${withinTarget} % (urgent ${urgentWithinTarget} %), mean wait urgent ${urgentWait} min, ordinary ${ordinaryWait} min, answered ${answered}`;
