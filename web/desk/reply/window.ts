/** What of a way is open at a moment: windows close while a page stands open. Pure. */
import type { Thread, Visibility, Way } from "../../kit/wire.ts";

type Open = Way["windows"][number];

export type WindowNow =
  | { kind: "free" }
  | { kind: "open"; window: Open; endsIn: number | null; isSoon: boolean }
  | { kind: "shut"; why: NonNullable<Way["why"]> };

const hour = 3_600_000;

/** `at` in milliseconds since the epoch, by the server's clock. */
export function windowAt(way: Way, at: number): WindowNow {
  if (way.why !== null) return { kind: "shut", why: way.why };
  if (!way.byWindow) return { kind: "free" };
  const window = way.windows.find(({ until }) => until === null || Date.parse(until) > at);
  if (!window) return { kind: "shut", why: "window-closed" };
  const endsIn = window.until === null ? null : Date.parse(window.until) - at;
  return { kind: "open", window, endsIn, isSoon: endsIn !== null && endsIn < hour };
}

export interface Place {
  thread: Thread | null;
  visibility: Visibility;
  /** Another account of ours, where the talk would go on. */
  accountId: string | null;
}

/** The way by which an answer to this place would go; null for notes, and while it is not known. */
export function wayTo(ways: readonly Way[], { thread, visibility, accountId }: Place): Way | null {
  const fitting = ways.filter((way) => way.visibility === visibility);
  if (accountId) return fitting.find((way) => way.channelAccountId === accountId) ?? null;
  if (thread) return fitting.find((way) => way.threadId === thread.id) ?? null;
  return fitting.find((way) => way.threadId === null && way.known === "spoke-here") ?? null;
}
