/** Plays a day in a thread with bounds of time and memory: what goes over them is ended, and whoever asked goes on. */
import { Worker as Thread } from "node:worker_threads";
import type { Scene, tryDay } from "./try-day.ts";

export type Outcome = ReturnType<typeof tryDay>;
type Broken = "too-long" | "too-big" | "broken";

export interface Bounds {
  seconds: number;
  megabytes: number;
}

interface Watching {
  bounds: Bounds;
  /** Hears how far it is, in percent. */
  tell: (percent: number) => void;
  /** Asked twice a second; true ends it. */
  isCancelled: () => Promise<boolean>;
  /** Hears why it broke. */
  complain: (error: unknown) => void;
}

/** What came of it, or why nothing. The thread is gone when this ends, whichever way. */
export async function playApart(
  scene: Scene,
  { bounds, tell, isCancelled, complain }: Watching,
): Promise<Outcome | Broken | "cancelled"> {
  const thread = new Thread(new URL("thread.ts", import.meta.url), {
    workerData: scene,
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
  });
  const { promise, resolve } = Promise.withResolvers<Outcome | Broken | "cancelled">();
  thread.on("message", (told: { progress: number } | { outcome: Outcome }) => {
    if ("outcome" in told) resolve(told.outcome);
    else tell(told.progress);
  });
  thread.once("error", (error) => {
    complain(error);
    resolve("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-big" : "broken");
  });
  thread.once("exit", () => resolve("broken"));
  const tooLong = setTimeout(() => resolve("too-long"), bounds.seconds * 1000);
  const looking = setInterval(() => {
    void isCancelled().then(
      (is) => is && resolve("cancelled"),
      () => undefined,
    );
  }, 500);
  try {
    return await promise;
  } finally {
    clearTimeout(tooLong);
    clearInterval(looking);
    await thread.terminate();
  }
}
