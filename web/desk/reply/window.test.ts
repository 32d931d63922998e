import { describe, expect, test } from "vitest";
import type { Thread, Way } from "../../kit/wire.ts";
import { wayTo, windowAt } from "./window.ts";

const noon = Date.parse("2026-06-01T12:00:00Z");
const minutes = (n: number): string => new Date(noon + n * 60_000).toISOString();
const way = (more: Partial<Way>): Way =>
  ({
    why: null,
    windows: [],
    byWindow: true,
    visibility: "private",
    known: "spoke-here",
    threadId: null,
    ...more,
  }) as Way;
const answer = (until: string | null): Way["windows"][number] => ({
  name: "answer",
  until,
  left: null,
  humanOnly: false,
});
const people = (until: string): Way["windows"][number] => ({ name: "human-agent", until, left: null, humanOnly: true });

describe("a window", () => {
  test.each<[string, Partial<Way>, object]>([
    ["that is not needed", { byWindow: false }, { kind: "free" }],
    [
      "that is open for long",
      { windows: [answer(minutes(180))] },
      { kind: "open", endsIn: 180 * 60_000, isSoon: false },
    ],
    ["that closes soon", { windows: [answer(minutes(59))] }, { kind: "open", isSoon: true }],
    ["that never closes", { windows: [answer(null)] }, { kind: "open", endsIn: null, isSoon: false }],
    [
      "that is over, with one that follows",
      { windows: [answer(minutes(0)), people(minutes(600))] },
      { kind: "open", window: { name: "human-agent" } },
    ],
    [
      "that is over since the page was loaded",
      { windows: [answer(minutes(-1))] },
      { kind: "shut", why: "window-closed" },
    ],
    ["that never opened", { why: "never-wrote" }, { kind: "shut", why: "never-wrote" }],
  ])("%s", (_, more, expected) => {
    expect(windowAt(way(more), noon)).toMatchObject(expected);
  });
});

describe("the way of an answer", () => {
  const ways = [
    way({ threadId: "t1", visibility: "public", channelAccountId: "a" }),
    way({ visibility: "private", channelAccountId: "a" }),
    way({ visibility: "private", channelAccountId: "b", known: "verified" }),
  ];
  test("is that of its thread, else where one would begin, else where the agent goes on", () => {
    expect(wayTo(ways, { thread: { id: "t1" } as Thread, visibility: "public", accountId: null })).toBe(ways[0]);
    expect(wayTo(ways, { thread: null, visibility: "private", accountId: null })).toBe(ways[1]);
    expect(wayTo(ways, { thread: null, visibility: "private", accountId: "b" })).toBe(ways[2]);
    expect(wayTo(ways, { thread: null, visibility: "internal", accountId: null })).toBeNull();
  });
});
