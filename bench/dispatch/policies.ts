/** Who gets what next: by our rule, by one line of the oldest, and dealt around. */
import { byRoom, fits, type Need } from "../../server/modules/assignment/index.ts";
import { minute, type Query, rule, type Worker } from "./demand.ts";

export interface Policy {
  /** Takes a query in; gives who of the idle gets it at once. `idle` is since when each is. */
  add(query: Query, idle: ReadonlyMap<Worker, number>, now: number): Worker | null;
  /** What a worker who is free gets. */
  take(worker: Worker, now: number): Query | null;
  /** A worker's shift is over: what was dealt to them goes to others. */
  leave(worker: Worker, onShift: readonly Worker[]): void;
}

const keyOf = ({ language, channel, topic }: Need): string => `${language} ${channel} ${topic}`;

/** The needs a worker may get, each with how long it must have waited; asked of the product's rule once. */
function ways(asRule: typeof rule) {
  const known = new Map<string, Map<string, number | null>>();
  return (worker: Worker, need: Need): number | null => {
    const mine = known.get(worker.id) ?? new Map<string, number | null>();
    known.set(worker.id, mine);
    const key = keyOf(need);
    let after = mine.get(key);
    if (after === undefined) {
      const fit = fits(worker, need, asRule);
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
export function byRule({ bands }: { bands: boolean }): Policy {
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

/** Dealt around as they come, among those on shift who speak the language; each answers their own in the order they came. */
export function roundRobin(onShift: () => readonly Worker[]): Policy {
  const after = ways({ ...rule, leastLevel: 1, skills: [] });
  const own = new Map<Worker, { queries: Query[]; taken: number }>();
  const nobodys: Query[] = [];
  const turns = new Map<string, number>();
  const deal = (query: Query, among: readonly Worker[]): Worker | null => {
    const able = among.filter((worker) => after(worker, query) === 0);
    const turn = turns.get(query.language) ?? 0;
    turns.set(query.language, turn + 1);
    const to = able[turn % able.length];
    if (!to) {
      nobodys.push(query);
      return null;
    }
    const line = own.get(to) ?? { queries: [], taken: 0 };
    own.set(to, line);
    line.queries.push(query);
    return to;
  };
  return {
    add(query, idle, now) {
      const to = deal(query, onShift());
      if (!to || !idle.has(to)) return null;
      return this.take(to, now) ? to : null;
    },
    take(worker) {
      const line = own.get(worker);
      if (!line?.queries[line.taken]) {
        const at = nobodys.findIndex((query) => after(worker, query) === 0);
        return at < 0 ? null : (nobodys.splice(at, 1)[0] ?? null);
      }
      return line.queries[line.taken++] ?? null;
    },
    leave(worker, others) {
      const line = own.get(worker);
      own.delete(worker);
      for (const query of line?.queries.slice(line.taken) ?? []) deal(query, others);
    },
  };
}
