/** The live line as a machine: what it knows, what happens to it, what to do then. Pure; `socket.ts` runs it. */
import type { LiveMessage } from "../../../contract/live.ts";

/** A message that stands in the log; who is where does not. */
type Told = Exclude<LiveMessage, { type: "presence" }>;

/** `connecting` until the first hello; `offline` whenever there is no line and a next try is planned. */
export interface Line {
  state: "connecting" | "live" | "offline";
  /** Up to where everything has been seen; null before the first hello. */
  position: string | null;
  /** Tries since the line last stood. */
  failures: number;
}

export type Happening =
  | { type: "start" }
  /** `isTold`: the server said that it starts again. */
  | { type: "lost"; chance: number; isTold?: boolean }
  | { type: "told"; message: Told }
  | { type: "retry" }
  | { type: "woke" };

export type Action =
  | { type: "open"; after: string | null }
  | { type: "retry"; inMilliseconds: number }
  | { type: "refetch"; topics: readonly string[] }
  | { type: "refetch-all" };

/** A line that begins after what was fetched at `position`; null where that is not known. */
export const newLine = (position: string | null): Line => ({ state: "connecting", position, failures: 0 });

/** The line after something happened, and what has to be done about it. */
export function next(line: Line, happening: Happening): { line: Line; actions: readonly Action[] } {
  switch (happening.type) {
    case "start":
    case "retry":
    case "woke":
      return { line, actions: [{ type: "open", after: line.position }] };
    case "lost":
      return {
        line: { ...line, state: "offline", failures: line.failures + 1 },
        actions: [{ type: "retry", inMilliseconds: pause(line.failures, happening) }],
      };
    default:
      return told(line, happening.message);
  }
}

function told(line: Line, message: Told): { line: Line; actions: readonly Action[] } {
  const stands: Line = { state: "live", position: message.position, failures: 0 };
  switch (message.type) {
    case "hello":
      // With a position we resumed, and what we missed follows as `changed`; it must not be skipped.
      if (line.position !== null) return { line: { ...stands, position: line.position }, actions: [] };
      // Without one, what was fetched before the line stood may be older than the line.
      return { line: stands, actions: [{ type: "refetch-all" }] };
    case "changed":
      return { line: stands, actions: [{ type: "refetch", topics: message.topics }] };
    case "behind":
      return { line: stands, actions: [{ type: "refetch-all" }] };
    // A word of a later version.
    default:
      return { line, actions: [] };
  }
}

/** Milliseconds until the next try: doubling from half a second to 20 s, spread so that a thousand desks don't return at once. */
export function pause(failures: number, { chance, isTold = false }: { chance: number; isTold?: boolean }): number {
  // All who were told hear it at the same moment: they come back over three seconds.
  if (isTold) return Math.round(250 + chance * 3000);
  const longest = Math.min(20_000, 500 * 2 ** Math.min(failures, 10));
  return Math.round(longest * (0.5 + chance / 2));
}
