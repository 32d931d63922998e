import { describe, expect, test } from "vitest";
import { judgeEffect, partsOf, type Step, type Touch } from "./attribution.ts";

const asked = new Date("2026-05-20T12:00:00Z");
const before = (minutes: number): Date => new Date(asked.getTime() - minutes * 60_000);
const day = 1440;
const step = (kind: string, minutes: number, more: Partial<Step> = {}): Step => ({
  kind,
  at: before(minutes),
  outcome: "done",
  channel: "app",
  isTrouble: false,
  ...more,
});

describe("a sale", () => {
  test.each<[string, Step[], Date[], boolean, string]>([
    ["that an agent made out of nothing is made", [], [], true, "made sold-by-agent"],
    [
      "after a search of theirs half an hour ago would have been",
      [step("search", 30)],
      [],
      true,
      "anyway about-to-buy",
    ],
    ["after a search that we answered since is made", [step("search", 30)], [before(10)], true, "made sold-by-agent"],
    [
      "after a search that we had answered before it is not",
      [step("search", 30)],
      [before(40)],
      true,
      "anyway about-to-buy",
    ],
    ["after a search of two hours ago is made", [step("search", 120)], [], true, "made sold-by-agent"],
    [
      "at a kiosk or a desk is not by themselves",
      [step("search", 30, { channel: "desk" })],
      [],
      true,
      "made sold-by-agent",
    ],
    ["whose system does not say where is", [step("search", 30, { channel: null })], [], true, "anyway about-to-buy"],
    [
      "after a booking given up yesterday is helped",
      [step("booking", day, { outcome: "abandoned", isTrouble: true })],
      [],
      true,
      "helped booking-open",
    ],
    ["after one that was begun too", [step("booking-begun", 3 * day)], [], true, "helped booking-open"],
    [
      "after one begun just now too: nothing was finished",
      [step("checkout", 5, { outcome: "started" })],
      [],
      true,
      "helped booking-open",
    ],
    ["after one begun eight days ago is made", [step("booking-begun", 8 * day)], [], true, "made sold-by-agent"],
    [
      "after one that was begun and finished is made",
      [step("booking-begun", 3 * day), step("booking", 3 * day - 9)],
      [],
      true,
      "made sold-by-agent",
    ],
    [
      "after a failed check-in is made: that is no booking",
      [step("check-in", 30, { outcome: "failed", isTrouble: true })],
      [],
      true,
      "made sold-by-agent",
    ],
    [
      "after a search that failed is made",
      [step("search", 30, { outcome: "failed", isTrouble: true })],
      [],
      true,
      "made sold-by-agent",
    ],
    ["that no agent had a hand in would have been", [], [], false, "anyway by-themselves"],
    [
      "is not judged by what came after it",
      [step("search", -5), step("booking-begun", -1)],
      [],
      true,
      "made sold-by-agent",
    ],
  ])("%s", (_why, steps, answers, byAgent, said) => {
    const { effect, reason } = judgeEffect({ at: asked, byAgent, steps, answers });
    expect(`${effect} ${reason}`).toBe(said);
  });

  test("is judged the same, in whatever order the steps are told", () => {
    const steps = [step("booking-begun", 3 * day), step("search", 90), step("cart", 2 * day), step("booking", day)];
    const said = judgeEffect({ at: asked, byAgent: true, steps, answers: [] });
    for (let n = 0; n < steps.length; n++) {
      steps.push(steps.shift() as Step);
      expect(judgeEffect({ at: asked, byAgent: true, steps, answers: [] })).toEqual(said);
    }
  });
});

const touch = (channel: string, first: number, last = first): Touch => ({
  channel,
  firstAt: before(first),
  lastAt: before(last),
});

describe("the channels of a sale", () => {
  test.each<[string, Touch[], string | null, (string | null)[]]>([
    ["are one where all was said on one", [touch("x", 60)], "x", ["x", "x"]],
    [
      "begin where they wrote first, and end where they asked",
      [touch("instagram", 3 * day), touch("x", 60)],
      "x",
      ["instagram", "x"],
    ],
    [
      "in between assist, each once",
      [touch("x", 5 * day, 1), touch("email", 2 * day), touch("telegram", day)],
      "telegram",
      ["x", "telegram", "email"],
    ],
    [
      "end where it was asked, whatever they wrote elsewhere since",
      [touch("x", 60), touch("email", 5)],
      "x",
      ["x", "x", "email"],
    ],
    ["are those of the case where nobody wrote within the window", [], "x", ["x", "x"]],
    [
      "end with the last they wrote on where no case says it",
      [touch("x", 60), touch("email", 5)],
      null,
      ["x", "email"],
    ],
    ["are unknown where nothing is known", [], null, [null, null]],
  ])("%s", (_why, touches, askedOn, [first, last, ...assisting]) => {
    expect(partsOf(touches, askedOn)).toEqual({ first, last, assisting });
  });
});
