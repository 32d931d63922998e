/** Who gets what next by a rule, for days that are played in virtual time: the product's own rules over lines in memory. */
import type { AssignmentRule } from "../../../../contract/assignment.ts";
import { byRoom } from "../by-room.ts";
import { fits, type Need } from "../fits.ts";
import { minute, type Policy, type Query, type Worker } from "./play.ts";

const keyOf = ({ language, channel, topic }: Need): string => `${language} ${channel} ${topic}`;

/** The needs a worker may get, each with how long it must have waited; asked of the product's rule once. */
export function ways(rule: AssignmentRule) {
  const known = new Map<string, Map<string, number | null>>();
  return (worker: Worker, need: Need): number | null => {
    const mine = known.get(worker.id) ?? new Map<string, number | null>();
    known.set(worker.id, mine);
    const key = keyOf(need);
    let after = mine.get(key);
    if (after === undefined) {
      const fit = fits(worker, need, rule);
      after = fit ? fit.afterMinutes * minute : null;
      mine.set(key, after);
    }
    return after;
  };
}

interface Line {
  need: Need;
  /** By urgency; each in the order they came, with how far it was taken. */
  bands: { queries: Query[]; taken: number }[];
}

/** Ours: the most urgent, then the longest waiting of what somebody may get; `bands` false: the longest waiting alone. */
export function byRule(rule: AssignmentRule, { bands }: { bands: boolean }): Policy {
  const after = ways(rule);
  const lines = new Map<string, Line>();
  const bandOf = (query: Query): number => (bands ? query.urgency : 0);
  return {
    add(query, idle) {
      const able = [...idle].filter(([worker]) => after(worker, query) === 0);
      const [chosen] = able
        .map(([worker, since]) => ({ worker, id: worker.id, load: 0, capacity: 1, lastAt: since + 1e6 }))
        .toSorted(byRoom);
      if (chosen) return chosen.worker;
      const key = keyOf(query);
      let line = lines.get(key);
      if (!line) lines.set(key, (line = { need: query, bands: [0, 1, 2, 3].map(() => ({ queries: [], taken: 0 })) }));
      line.bands[bandOf(query)]?.queries.push(query);
      return null;
    },
    take(worker, now) {
      let best: { band: Line["bands"][number]; query: Query } | null = null;
      for (const { need, bands: each } of lines.values()) {
        const wait = after(worker, need);
        if (wait === null) continue;
        for (const band of each) {
          const query = band.queries[band.taken];
          if (!query || query.at > now - wait) continue;
          if (!best || isBefore(query, best.query, bandOf)) best = { band, query };
        }
      }
      if (!best) return null;
      best.band.taken++;
      return best.query;
    },
    leave() {},
  };
}

const isBefore = (a: Query, b: Query, bandOf: (query: Query) => number): boolean =>
  bandOf(a) > bandOf(b) || (bandOf(a) === bandOf(b) && a.at < b.at);
