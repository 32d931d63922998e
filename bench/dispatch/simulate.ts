/** Plays days of work in virtual time: who is free gets what the policy says, and answers it. */
import { isUrgent, minute, type Query, targetOf, type Worker } from "./demand.ts";
import type { Policy } from "./policies.ts";

export interface Outcome {
  /** Percent answered within their target, of those that came. */
  withinTarget: number;
  urgentWithinTarget: number;
  /** Minutes on average; who was not answered waited until the end. */
  urgentWait: number;
  ordinaryWait: number;
  answered: number;
}

type Happening =
  | { at: number; what: "comes"; query: Query }
  | { at: number; what: "begins" | "ends" | "freed"; worker: Worker }
  /** What is asked of who takes a query may be less by now. */
  | { at: number; what: "relaxes" };

/** `open` makes the policy, and is told how to ask who is on shift. */
export function simulate(
  open: (onShift: () => readonly Worker[]) => Policy,
  { queries, workers, until }: { queries: readonly Query[]; workers: readonly Worker[]; until: number },
): Outcome {
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
  return measure(queries, answeredAt, until);
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

function measure(queries: readonly Query[], answeredAt: ReadonlyMap<Query, number>, until: number): Outcome {
  const waitOf = (query: Query): number => Math.min(answeredAt.get(query) ?? until, until) - query.at;
  const isInTime = (query: Query): boolean => answeredAt.has(query) && waitOf(query) <= targetOf(query);
  const came = queries.filter(({ at }) => at >= 0 && at < until);
  const urgent = came.filter(({ urgency }) => isUrgent(urgency));
  const share = (of: readonly Query[]) => round((100 * of.filter(isInTime).length) / Math.max(1, of.length));
  const mean = (of: readonly Query[]) =>
    round(of.reduce((sum, query) => sum + waitOf(query), 0) / Math.max(1, of.length) / minute);
  return {
    withinTarget: share(came),
    urgentWithinTarget: share(urgent),
    urgentWait: mean(urgent),
    ordinaryWait: mean(came.filter(({ urgency }) => !isUrgent(urgency))),
    answered: [...answeredAt.values()].filter((at) => at <= until).length,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

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
