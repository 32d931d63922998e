/** Small instances beside somebody who knows everything beforehand: seven queries, two agents, every way to do it tried. */
import {
  byRule,
  isUrgent,
  measure,
  minute,
  type Outcome,
  play,
  type Policy,
  type Query,
  random,
  type Worker,
} from "../../server/modules/assignment/index.ts";
import { roundRobin } from "./policies.ts";
import { rule, targets } from "./targets.ts";

const instances = 300;
const size = 7;

interface Small {
  queries: Query[];
  workers: Worker[];
}

/** Two who both speak some of it; so much to do that not all can be in time. */
function instance(seed: number): Small {
  const chance = random(seed);
  const queries = Array.from({ length: size }, () => ({
    at: Math.floor(chance() * 900),
    urgency: chance() < 0.3 ? 3 : 0,
    language: ["en", "nl", "de"][Math.floor(chance() * 3)] as string,
    channel: "x",
    topic: "delay",
    takes: 180 + Math.floor(chance() * 720),
  })).toSorted((a, b) => a.at - b.at);
  const shifts = [[0, 1e6]] as const;
  return {
    queries,
    workers: [
      { id: "a", levels: { en: 3, nl: 3 }, skills: [], shifts },
      { id: "b", levels: { en: 3, de: 3 }, skills: [], shifts },
    ],
  };
}

/** The most that can be answered in time by whoever knows what comes and how long it takes. */
function optimum({ queries, workers }: Small): number {
  let best = 0;
  const free = workers.map(() => 0);
  const isDone = queries.map(() => false);
  const goOn = (inTime: number): void => {
    best = Math.max(best, inTime);
    for (const [place, query] of queries.entries())
      for (const [n, worker] of workers.entries()) {
        if (isDone[place] || !(query.language in worker.levels)) continue;
        const before = free[n] as number;
        const done = Math.max(before, query.at) + query.takes;
        // What would come too late is left for the end, where it costs nothing.
        if (done - query.at > (isUrgent(query) ? targets.urgent : targets.ordinary) * minute) continue;
        isDone[place] = true;
        free[n] = done;
        goOn(inTime + 1);
        free[n] = before;
        isDone[place] = false;
      }
  };
  goOn(0);
  return best;
}

const policies = {
  jetbridge: () => byRule(rule, { bands: true }),
  oldestFirst: () => byRule(rule, { bands: false }),
  roundRobin,
} as const;

function played(open: (onShift: () => readonly Worker[]) => Policy, small: Small): Outcome {
  const days = { ...small, until: 1e6 };
  return measure(days, play(open, days), targets);
}

/** Those who know nothing of what comes can't reach the optimum, which counts an urgent one as much as any other. */
export function measureSmall(): Record<string, string> {
  const all = Array.from({ length: instances }, (_, n) => instance(n + 1));
  const mean = (of: (small: Small) => number): string =>
    (all.reduce((sum, small) => sum + of(small), 0) / instances).toFixed(1);
  const figures: Record<string, string> = {
    "small optimum": `within target ${mean((small) => (100 * optimum(small)) / size)} %`,
  };
  for (const [name, open] of Object.entries(policies)) {
    const outcomes = new Map(all.map((small) => [small, played(open, small)]));
    const outcome = (small: Small): Outcome => outcomes.get(small) as Outcome;
    const urgentOnes = all.filter(({ queries }) => queries.some(isUrgent));
    const urgent = urgentOnes.reduce((sum, one) => sum + outcome(one).urgentWithinTarget, 0) / urgentOnes.length;
    figures[`small ${name}`] =
      `within target ${mean((small) => outcome(small).withinTarget)} % (urgent ${urgent.toFixed(1)} %)`;
  }
  for (const [name, text] of Object.entries(figures)) console.log(`  ${name}: ${text}`);
  return figures;
}
