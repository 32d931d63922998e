import { expect, test } from "vitest";
import { openRule } from "./fits.ts";
import { firstFor } from "./lent.ts";

const rule = { ...openRule, skills: [{ name: "refunds", topics: ["refund" as const], channels: [] }] };
const need = (language: string, channel: string, topic: string) => ({ language, channel, topic });

test.each([
  ["a language: its cases", { kind: "language", what: "ja" }, need("ja", "x", "delay"), need("en", "x", "delay")],
  ["a channel: its cases", { kind: "channel", what: "email" }, need("ja", "email", "delay"), need("ja", "x", "delay")],
  [
    "a skill: the cases that need it",
    { kind: "skill", what: "refunds" },
    need("en", "x", "refund"),
    need("en", "x", "delay"),
  ],
] as const)("for who is lent to %s come first", (_, lent, is, isNot) => {
  const first = firstFor(lent, rule);
  expect([first?.(is), first?.(isNot)]).toEqual([true, false]);
});

test("for who is lent to a team, or nowhere, nothing comes first", () => {
  expect([firstFor(null, rule), firstFor({ kind: "team", what: "t" }, rule)]).toEqual([null, null]);
});
