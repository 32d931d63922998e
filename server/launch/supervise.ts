/** A child process that is started again when it dies, with growing patience, and stopped when we stop. */
import { type ChildProcess, spawn } from "node:child_process";
import { compileCache } from "../platform/compile-cache.ts";
import type { Errand } from "./errands.ts";

export interface Child {
  /** Once it can be used for the first time. */
  ready: Promise<void>;
  /** Has it do something, and gives what it answers; in the order asked. Fails when it takes long, or ends over it. */
  ask(errand: Errand): Promise<string>;
  stop(): Promise<void>;
}

export interface Supervised {
  name: string;
  file: string;
  args: readonly string[];
  environment: Record<string, string>;
  /** Called with one sentence when it can't start the first time, for a reason that starting again does not mend. */
  giveUp: (why: string) => void;
  /** Milliseconds until a child that does not end by itself is ended. */
  patience?: number;
}

const shortestPause = 150;
const longestPause = 5000;
/** An errand that takes longer has failed, in milliseconds. */
const longestErrand = 60_000;
/** Room for what lives for one message only: with the default of 16 MB a surge spends a tenth of its time clearing it. */
const youngSpace = "--max-semi-space-size=48";

export function supervise({ name, file, args, environment, giveUp, patience = 10_000 }: Supervised): Child {
  let child: ChildProcess;
  let isStopping = false;
  let pause = shortestPause;
  let wasReady = false;
  let timer: NodeJS.Timeout | undefined;
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();

  const asked: PromiseWithResolvers<string>[] = [];

  const start = (): void => {
    // A group of its own: Ctrl-C reaches only us, and we decide the order in which all end.
    child = spawn(process.execPath, [youngSpace, file, ...args], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...process.env, NODE_COMPILE_CACHE: compileCache, ...environment },
      detached: true,
    });
    child.on("message", (message) => {
      if (message === "ready") {
        isReady();
        wasReady = true;
        // It can run: whatever ends it next is not a fault of its start.
        pause = shortestPause;
      }
      if (typeof message !== "object" || message === null) return;
      if ("unstartable" in message && !wasReady) giveUp(String(message.unstartable));
      if ("answer" in message) asked.shift()?.resolve(String(message.answer));
      if ("fault" in message) asked.shift()?.reject(new Error(`${name}: ${String(message.fault)}`));
    });
    child.on("exit", (code) => {
      for (const { reject } of asked.splice(0)) reject(new Error(`${name} ended over what it was asked`));
      // What ran once met something that passes, such as a connection that took its port while it was away.
      if (isStopping || (code === 2 && !wasReady)) return;
      process.stderr.write(`${name} ended unexpectedly and is started again\n`);
      timer = setTimeout(start, pause);
      pause = Math.min(longestPause, pause * 2);
    });
    child.on("error", () => {});
  };
  start();

  return {
    ready,
    ask(errand) {
      const answer = Promise.withResolvers<string>();
      const timer = setTimeout(() => answer.reject(new Error(`${name} does not answer`)), longestErrand);
      asked.push(answer);
      child.send(errand, (error) => error && answer.reject(error));
      return answer.promise.finally(() => clearTimeout(timer));
    },
    stop: () =>
      new Promise((done) => {
        isStopping = true;
        clearTimeout(timer);
        if (child.exitCode !== null || child.signalCode !== null) return done();
        const force = setTimeout(() => child.kill("SIGKILL"), patience);
        child.once("exit", () => {
          clearTimeout(force);
          done();
        });
        child.kill("SIGTERM");
      }),
  };
}
