/** A loop that works while there is work, sleeps until woken, and looks by itself now and then. */
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { isUnavailable } from "./db.ts";

export interface Loop {
  wake(): void;
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
}

interface LoopOptions {
  name: string;
  log: Logger;
  /** One round; gives whether there may be more to do at once. */
  round: () => Promise<boolean>;
  /** How often to look without being woken, in milliseconds. */
  every: number;
  /** From one round to the next at least, in milliseconds, unless there is more than a round takes: a surge is worked in batches. */
  gather?: number;
}

export function startLoop({ name, log, round, every, gather = 0 }: LoopOptions): Loop {
  let isStopped = false;
  let isWoken = false;
  let rouse = (): void => {};
  const sleep = async (ms: number): Promise<void> => {
    if (!isWoken)
      await new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        rouse = () => {
          clearTimeout(timer);
          done();
        };
      });
    isWoken = false;
  };
  const turn = async (): Promise<void> => {
    let failures = 0;
    while (!isStopped) {
      try {
        const begun = performance.now();
        const hasMore = await round();
        failures = 0;
        if (hasMore || isStopped) continue;
        const rest = begun + gather - performance.now();
        if (rest > 0) await pause(rest);
        await sleep(every);
      } catch (error) {
        failures++;
        const level = isUnavailable(error) ? "warn" : "error";
        log[level]({ loop: name, failures, err: error }, "a round failed and is tried again");
        await pause(Math.min(5000, 50 * 2 ** failures));
      }
    }
  };
  const turning = turn();
  return {
    wake() {
      isWoken = true;
      rouse();
    },
    async stop() {
      isStopped = true;
      isWoken = true;
      rouse();
      await turning;
    },
  };
}
