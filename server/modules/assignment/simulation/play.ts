/** Plays days of work in virtual time: who is free gets what the policy says, and answers it. Pure. */
import type { Able, Need } from "../fits.ts";

export const minute = 60;
export const hour = 3600;
export const day = 86_400;

export interface Query extends Need {
  /** Seconds from the beginning of the simulation; before it for who waits already. */
  at: number;
  urgency: number;
  /** Seconds that answering it takes. */
  takes: number;
}

export interface Worker extends Able {
  id: string;
  /** From, to; in seconds, in order. A break is a gap. */
  shifts: readonly (readonly [number, number])[];
}

export interface Policy {
  /** Takes a query in; gives who of the idle gets it at once. `idle` is since when each is. */
  add(query: Query, idle: ReadonlyMap<Worker, number>, now: number): Worker | null;
  /** What a worker who is free gets. */
  take(worker: Worker, now: number): Query | null;
  /** A worker's shift is over: what was dealt to them goes to others. */
  leave(worker: Worker, onShift: readonly Worker[]): void;
}

type Happening =
  | { at: number; what: "comes"; query: Query }
  | { at: number; what: "begins" | "ends" | "freed"; worker: Worker }
  /** What is asked of who takes a query may be less by now. */
  | { at: number; what: "relaxes" };

export interface Days {
  queries: readonly Query[];
  workers: readonly Worker[];
  /** Seconds from the beginning. */
  until: number;
}

/** When each was answered, of those that were. `open` makes the policy, and is told how to ask who is on shift. */
export function play(
  open: (onShift: () => readonly Worker[]) => Policy,
  { queries, workers, until }: Days,
): ReadonlyMap<Query, number> {
  const onShift = new Set<Worker>();
  let listed: readonly Worker[] | null = null;
  const policy = open(() => (listed ??= [...onShift]));
  const idle = new Map<Worker, number>();
  const answeredAt = new Map<Query, number>();
  const freed = new Heap();
  const planned = plan(queries, workers);
  const give = (worker: Worker, query: Query, now: number): void => {
    idle.delete(worker);
    answeredAt.set(query, now + query.takes);
    freed.push({ at: now + query.takes, what: "freed", worker });
  };
  const look = (worker: Worker, now: number): void => {
    const query = onShift.has(worker) ? policy.take(worker, now) : null;
    if (query) give(worker, query, now);
    else if (onShift.has(worker)) idle.set(worker, idle.get(worker) ?? now);
  };
  const happens = (event: Happening): void => {
    if (event.what === "comes") {
      const worker = policy.add(event.query, idle, event.at);
      if (worker) give(worker, event.query, event.at);
    } else if (event.what === "relaxes") for (const worker of idle.keys()) look(worker, event.at);
    else if (event.what === "freed") look(event.worker, event.at);
    else {
      listed = null;
      if (event.what === "begins") {
        onShift.add(event.worker);
        look(event.worker, event.at);
      } else {
        onShift.delete(event.worker);
        idle.delete(event.worker);
        policy.leave(event.worker, (listed = [...onShift]));
      }
    }
  };
  for (let place = 0; ;) {
    const next = planned[place];
    const free = freed.first();
    const event = free && (!next || free.at <= next.at) ? freed.pop() : next;
    if (!event || event.at > until) break;
    if (event === next) place++;
    happens(event);
  }
  return answeredAt;
}

/** Who waits already first, then by time; ends of shifts before beginnings. */
function plan(queries: readonly Query[], workers: readonly Worker[]): Happening[] {
  const all: Happening[] = queries.map((query) => ({ at: Math.max(query.at, 0), what: "comes", query }));
  for (const worker of workers)
    for (const [from, to] of worker.shifts) {
      if (to <= 0) continue;
      all.push({ at: Math.max(from, 0), what: "begins", worker }, { at: to, what: "ends", worker });
    }
  const last = all.reduce((most, { at }) => Math.max(most, at), 0);
  for (let at = minute; at < last; at += minute) all.push({ at, what: "relaxes" });
  const first = { begins: 1, comes: 2, ends: 0, freed: 3, relaxes: 4 };
  return all.toSorted((a, b) => a.at - b.at || first[a.what] - first[b.what]);
}

/** Whoever is freed first. */
class Heap {
  readonly #all: Happening[] = [];

  first(): Happening | undefined {
    return this.#all[0];
  }

  push(event: Happening): void {
    const all = this.#all;
    let at = all.push(event) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((all[above] as Happening).at <= event.at) break;
      all[at] = all[above] as Happening;
      at = above;
    }
    all[at] = event;
  }

  pop(): Happening | undefined {
    const all = this.#all;
    const [first] = all;
    const last = all.pop();
    if (!last || all.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= all.length) break;
      if (below + 1 < all.length && (all[below + 1] as Happening).at < (all[below] as Happening).at) below++;
      if ((all[below] as Happening).at >= last.at) break;
      all[at] = all[below] as Happening;
      at = below;
    }
    all[at] = last;
    return first;
  }
}
