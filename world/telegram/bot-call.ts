import type { Shape } from "./store.ts";

/** One call of a method, with everything given in the address, as JSON or as a form. */
export interface BotCall {
  method: string;
  args: Shape;
  files: ReadonlyMap<string, File>;
}
