/** A process of the load that is asked over a channel and answers in turn. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Undo } from "./leave-nothing.ts";

export interface Child<Command, Answer> {
  pid: number | undefined;
  tell(command: Command): void;
  /** Tells and waits for the next answer. */
  ask(command: Command): Promise<Answer>;
}

/** Starts a file of this folder; it ends when it is let go. */
export function startChild<Command, Answer>(file: string, undo: Undo): Child<Command, Answer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  undo(() => child.disconnect());
  const tell = (command: Command): void => void child.send(command as object);
  return {
    pid: child.pid,
    tell,
    async ask(command) {
      const answered = new AbortController();
      const gone = once(child, "exit", { signal: answered.signal }).then(([code]) => {
        throw new Error(`${file} ended with ${code} before it answered`);
      });
      try {
        const message = once(child, "message", { signal: answered.signal }) as Promise<[Answer]>;
        tell(command);
        const [answer] = await Promise.race([message, gone]);
        return answer;
      } finally {
        gone.catch(() => {});
        answered.abort();
      }
    },
  };
}
