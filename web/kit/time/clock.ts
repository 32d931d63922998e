/** One clock for the whole page, set by the server's, so that all ages tick together. */
import { useSyncExternalStore } from "react";

let offset = 0;

/** Sets the clock by a time the server just told. */
export function setClock(serverNow: string): void {
  const measured = Date.parse(serverNow) - Date.now();
  // Small differences are the way the answer took.
  offset = Math.abs(measured) > 2000 ? measured : 0;
}

/** Milliseconds since the epoch by the server's clock. */
export const now = (): number => Date.now() + offset;

function ticking(milliseconds: number) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | null = null;
  let shown = 0;
  const tick = () => {
    shown = now();
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      timer ??= setInterval(tick, milliseconds);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && timer) {
          clearInterval(timer);
          timer = null;
        }
      };
    },
    read: () => {
      if (now() - shown >= milliseconds || now() < shown) shown = now();
      return shown;
    },
  };
}

const slow = ticking(5000);
const fast = ticking(250);

/** The time for ages in minutes: moves every five seconds. */
export const useNow = (): number => useSyncExternalStore(slow.subscribe, slow.read);

/** The time for counting down seconds. */
export const useFastNow = (): number => useSyncExternalStore(fast.subscribe, fast.read);
