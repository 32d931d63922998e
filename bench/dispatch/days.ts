/** A week, and a day of surge, under three policies: the same passengers and colleagues for each. */
import {
  byRule,
  day,
  demand,
  measure,
  type Outcome,
  play,
  type Policy,
  roster,
  type Worker,
} from "../../server/modules/assignment/index.ts";
import { roundRobin } from "./policies.ts";
import { rule, targets } from "./targets.ts";

type Figures = Record<string, number | string>;

const policies: Readonly<Record<string, (onShift: () => readonly Worker[]) => Policy>> = {
  jetbridge: () => byRule(rule, { bands: true }),
  oldestFirst: () => byRule(rule, { bands: false }),
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
      const days = { queries, workers, until: size.days * day };
      const outcome = measure(days, play(open, days), targets);
      figures[`${scene} ${name}`] = inWords(outcome);
      console.log(`  ${scene} ${name}: ${inWords(outcome)}`);
    }
  }
  return figures;
}

const inWords = ({ withinTarget, urgentWithinTarget, urgentWait, ordinaryWait, answered }: Outcome): string =>
  `within target ${withinTarget} % (urgent ${urgentWithinTarget} %), mean wait urgent ${urgentWait} min, ordinary ${ordinaryWait} min, answered ${answered}`;
