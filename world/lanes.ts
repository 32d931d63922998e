/** Things on their way: in order within a lane, several lanes at once, each when it is due, until it is done with. */
export interface Lane<Waiting> {
  queue: Waiting[];
  /** The head is on its way. */
  busy: boolean;
}

export interface Lanes<Waiting> {
  /** At the end of a lane. */
  add: (lane: string, waiting: Waiting) => void;
  start: () => void;
  /** Looks again, after something was added or the clock changed. */
  wake: () => void;
  stop: () => Promise<void>;
}

interface Settings<Waiting> {
  atOnce: number;
  now: () => number;
  /** Nothing goes for now. */
  isHeld: () => boolean;
  /** What goes together with the head of a lane: from each free one so many. The head alone unless told. */
  gather?: (first: Lane<Waiting>, all: Iterable<Lane<Waiting>>) => ReadonlyMap<Lane<Waiting>, number>;
  /** Whether they are done with; those that are not are due later. */
  send: (batch: readonly Waiting[], signal: AbortSignal) => Promise<boolean>;
  complain: (error: unknown) => void;
}

export function makeLanes<Waiting extends { dueAt: number }>(settings: Settings<Waiting>): Lanes<Waiting> {
  const { atOnce, now, gather = (first) => new Map([[first, 1]]) } = settings;
  const lanes = new Map<string, Lane<Waiting>>();
  const stopping = new AbortController();
  const flights = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let started = false;

  function look(): void {
    clearTimeout(timer);
    if (!started || stopping.signal.aborted || settings.isHeld()) return;
    let nextAt = Infinity;
    for (const [key, lane] of lanes) {
      if (flights.size >= atOnce) break;
      const head = lane.queue[0];
      if (lane.busy) continue;
      if (!head) lanes.delete(key);
      else if (head.dueAt > now()) nextAt = Math.min(nextAt, head.dueAt);
      else fly(gather(lane, lanes.values()));
    }
    if (nextAt < Infinity) timer = setTimeout(look, Math.min(2 ** 30, Math.max(1, nextAt - now())));
  }

  function fly(taken: ReadonlyMap<Lane<Waiting>, number>): void {
    for (const lane of taken.keys()) lane.busy = true;
    const flight = carry(taken)
      .catch(settings.complain)
      .finally(() => {
        flights.delete(flight);
        for (const lane of taken.keys()) lane.busy = false;
        soon();
      });
    flights.add(flight);
  }

  async function carry(taken: ReadonlyMap<Lane<Waiting>, number>): Promise<void> {
    const batch = [...taken].flatMap(([lane, count]) => lane.queue.slice(0, count));
    if (!(await settings.send(batch, stopping.signal))) return;
    for (const [lane, count] of taken) lane.queue.splice(0, count);
  }

  function soon(): void {
    if (looking) return;
    looking = true;
    setImmediate(() => {
      looking = false;
      look();
    });
  }

  return {
    add(key, waiting) {
      const lane = lanes.get(key) ?? { queue: [], busy: false };
      lanes.set(key, lane);
      lane.queue.push(waiting);
    },
    start() {
      started = true;
      soon();
    },
    wake: soon,
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.allSettled(flights);
    },
  };
}
