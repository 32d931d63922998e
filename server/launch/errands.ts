/**
 * What the launcher asks of the web process that it started. The launcher itself loads nothing of the product: loading it a third
 * time would make up a third of a start.
 */
import type { App } from "../app.ts";
import { signInHint } from "./sign-in-hint.ts";
import { type WorldProgram, worldToken } from "./world-token.ts";

export type Errand = { errand: "sign-in-hint" } | { errand: "world-token"; program: WorldProgram };

/** Answers each errand with `{ answer }`, in the order in which they were asked; an errand that failed with `{ fault }`. */
export function runErrands(app: App): void {
  let last = Promise.resolve();
  process.on("message", (message: Errand) => {
    last = last
      .then(() => run(app, message))
      .then(
        (answer) => void process.send?.({ answer }),
        (error: unknown) => void process.send?.({ fault: error instanceof Error ? error.message : String(error) }),
      );
  });
}

const run = (app: App, errand: Errand): Promise<string> =>
  errand.errand === "sign-in-hint" ? signInHint(app) : worldToken(app, errand.program);
