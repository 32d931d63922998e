/** Webhooks of the providers: told at once, later, several times, in any order, and again until they were taken. */
import { setTimeout as pause } from "node:timers/promises";

export interface Hook {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface Telling {
  /** `sign` runs at each try: a signature holds for some minutes. */
  tell: (makeHook: () => Hook) => void;
  /** From now on nothing is told until `release`. */
  hold: () => void;
  /** Tells what was held; `shuffled`: in any order. Resolves once all was tried. */
  release: (options?: { shuffled?: boolean }) => Promise<void>;
  /** How often each is told. */
  copies: (count: number) => void;
  /** What was told so far, the newest last. */
  told: () => readonly Hook[];
  stop(): Promise<void>;
}

const mostTries = 8;
const kept = 500;

export function startTelling({ firstPauseMs }: { firstPauseMs: number }): Telling {
  const ending = new AbortController();
  const told: Hook[] = [];
  const running = new Set<Promise<void>>();
  let held: (() => Hook)[] | null = null;
  let times = 1;

  const send = async (makeHook: () => Hook): Promise<void> => {
    for (let tries = 0; tries < mostTries && !ending.signal.aborted; tries++) {
      const hook = makeHook();
      if (tries === 0) told.push(hook);
      if (told.length > kept) told.shift();
      const response = await fetch(hook.url, {
        method: "POST",
        headers: hook.headers,
        body: hook.body,
        signal: AbortSignal.any([ending.signal, AbortSignal.timeout(10_000)]),
      }).catch(() => null);
      await response?.body?.cancel();
      if (response?.ok) return;
      await pause(firstPauseMs * 2 ** tries, undefined, { signal: ending.signal }).catch(() => {});
    }
  };
  const start = (makeHook: () => Hook): void => {
    for (let copy = 0; copy < times; copy++) {
      const sending = send(makeHook).finally(() => running.delete(sending));
      running.add(sending);
    }
  };
  return {
    tell(makeHook) {
      if (held) held.push(makeHook);
      else start(makeHook);
    },
    hold: () => void (held ??= []),
    async release({ shuffled = false } = {}) {
      const waiting = held ?? [];
      held = null;
      for (const one of shuffled ? waiting.toSorted(() => Math.random() - 0.5) : waiting) start(one);
      await Promise.all(running);
    },
    copies: (count) => void (times = count),
    told: () => told,
    async stop() {
      ending.abort();
      await Promise.all(running);
    },
  };
}
