import { expect, test } from "vitest";
import type { Target } from "../../../contract/service-rules.ts";
import { chooseTarget } from "./choose-target.ts";

const any: Target = {
  channel: null,
  language: null,
  topic: null,
  tier: null,
  clock: "first-response",
  seconds: 3600,
  warnSeconds: 0,
  calendar: "Office",
};
const line = (seconds: number, more: Partial<Target>): Target => ({ ...any, seconds, ...more });
const targets = [
  any,
  line(1, { channel: "x" }),
  line(2, { language: "nl" }),
  line(3, { topic: "baggage" }),
  line(4, { tier: "Gold" }),
  line(5, { channel: "x", language: "nl" }),
  line(6, { channel: "x", language: "nl", topic: "baggage" }),
  line(7, { clock: "resolution" }),
];

test.each<[string, Partial<Parameters<typeof chooseTarget>[2]>, number]>([
  ["nothing said: any", {}, 3600],
  ["one thing said", { channel: "x" }, 1],
  ["two say more than one", { channel: "x", language: "nl" }, 5],
  ["two say more than one, whatever the one", { channel: "x", language: "nl", tier: "gold" }, 5],
  ["three say more than two", { channel: "x", language: "nl", topic: "baggage", tier: "gold" }, 6],
  ["of two that say as much: who it is goes first", { topic: "baggage", tier: "GOLD" }, 4],
  ["then what it is about", { channel: "x", topic: "baggage" }, 3],
])("%s", (_why, traits, seconds) => {
  const found = chooseTarget(targets, "first-response", {
    channel: "email",
    language: "en",
    topic: "other",
    tier: null,
    ...traits,
  });
  expect(found?.seconds).toBe(seconds);
});

test("a clock without a line has no target", () => {
  expect(chooseTarget(targets, "end-to-end", { channel: "x", language: "nl", topic: "other", tier: null })).toBeNull();
});
