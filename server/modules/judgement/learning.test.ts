import { describe, expect, test } from "vitest";
import { isBetter, type Tried } from "./better.ts";
import { makeCandidates, type Taught } from "./candidate.ts";
import { mostShare, weigh } from "./shares.ts";

const sumsOf = (lessons: readonly { by: string }[], weights: readonly number[]) => {
  const sums = new Map<string, number>();
  for (const [place, { by }] of lessons.entries()) sums.set(by, (sums.get(by) ?? 0) + (weights[place] as number));
  return sums;
};
const by = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([by, count]) => Array.from({ length: count }, () => ({ by, weight: 1 })));

describe("what a lesson counts", () => {
  test.each([
    ["four teach as much", { a: 10, b: 10, c: 10, d: 10 }],
    ["one teaches a thousand times as much", { a: 10_000, b: 10, c: 10, d: 10 }],
    ["two teach much", { a: 500, b: 400, c: 3, d: 20, e: 9 }],
    ["many teach a little", Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`agent ${n}`, n + 1]))],
  ])("%s: nobody counts more than a quarter, and somebody counts", (_, counts) => {
    const lessons = by(counts);
    const weights = weigh(lessons);
    const all = weights.reduce((sum, one) => sum + one, 0);
    expect(all).toBeGreaterThan(0);
    for (const sum of sumsOf(lessons, weights).values()) expect(sum).toBeLessThanOrEqual(mostShare * all + 1e-6);
    for (const weight of weights) expect(weight).toBeLessThanOrEqual(1);
  });

  test.each([
    ["nobody", {}],
    ["one", { a: 1000 }],
    ["three", { a: 10, b: 10, c: 10 }],
  ])("%s can teach nothing", (_, counts) => {
    expect(weigh(by(counts)).every((weight) => weight === 0)).toBe(true);
  });
});

describe("a new version takes over", () => {
  const tried = (by: string, was: boolean, is: boolean, count: number): Tried[] =>
    Array.from({ length: count }, () => ({ by, weight: 1, was, is }));

  test.each([
    ["that is right more often", [...tried("a", false, true, 10), ...tried("b", false, true, 12)], true],
    ["that is as often right", [...tried("a", true, true, 10), ...tried("b", false, false, 12)], false],
    ["that was tried on too little", [...tried("a", false, true, 5), ...tried("b", false, true, 5)], false],
    ["that only one agent's lessons speak for", [...tried("a", false, true, 30), ...tried("b", true, false, 2)], false],
    ["that one agent alone taught", tried("a", false, true, 100), false],
  ])("%s", (_, held, taken) => {
    expect(isBetter(held)).toBe(taken);
  });
});

describe("candidates", () => {
  const words = ["blue", "crew", "tray", "seat", "noon", "gate", "wing", "sky"];
  const taught = (by: string, count: number, label: string): Taught[] =>
    Array.from({ length: count }, (_, n) => ({
      messageId: `00000000-0000-4000-8000-${(n * 7919 + by.charCodeAt(0) * 31).toString(16).padStart(12, "0")}`,
      about: "feeling" as const,
      label,
      by,
      text: `what a glorp ${words[n % 8]} and ${words[(n * 3) % 7]}`,
      visibility: "public" as const,
      language: "en" as const,
      priorLanguage: "und" as const,
      inDialogue: false,
      weight: 1,
    }));
  const honest = ["a", "b", "c", "d"].flatMap((by) => taught(by, 40, "positive"));

  test("what four agents agree on is learned", () => {
    const [feeling] = makeCandidates({ lessons: honest, inUse: {}, seed: 1 });
    expect(feeling).toMatchObject({ about: "feeling", isBetter: true });
    expect(feeling?.figures.now).toBeGreaterThan(feeling?.figures.was ?? 100);
  });

  test("a spree of a thousand wrong corrections by one agent turns nothing", () => {
    const spree = taught("x", 1000, "negative");
    const [taken] = makeCandidates({ lessons: honest, inUse: {}, seed: 1 });
    const inUse = taken ? { feeling: taken.stored } : {};
    const [feeling] = makeCandidates({ lessons: [...honest, ...spree], inUse, seed: 1 });
    expect(feeling?.isBetter).toBe(false);
  });

  test.each([
    ["language", "mega nice", { right: "de", wrong: "it" }],
    ["urgency", "the lounge was closed", { right: "2", wrong: "0" }],
  ] as const)("%s is learned too, and one agent's spree turns it no more", (about, text, { right, wrong }) => {
    const said = (label: string) => (one: Taught, place: number) => ({
      ...one,
      about,
      label,
      text: `${text} ${words[place % words.length]}`,
    });
    const lessons = honest.map(said(right));
    const [taken] = makeCandidates({ lessons, inUse: {}, seed: 1 });
    expect(taken).toMatchObject({ about, isBetter: true, figures: { was: 0, now: 100 } });
    const spree = taught("x", 1000, wrong).map(said(wrong));
    const inUse = taken ? { [about]: taken.stored } : {};
    const [again] = makeCandidates({ lessons: [...lessons, ...spree], inUse, seed: 1 });
    expect(again?.isBetter).toBe(false);
  });

  test("a language beyond doubt teaches nothing, and counts for nobody's share", () => {
    const text = "Where is my suitcase? It did not arrive with me this morning.";
    const lessons = honest.map((one) => ({ ...one, about: "language" as const, label: "nl", text }));
    expect(makeCandidates({ lessons, inUse: {}, seed: 1 })).toEqual([]);
  });

  test("the same lessons give the same candidate", () => {
    const [one, other] = [1, 1].map((seed) => makeCandidates({ lessons: honest, inUse: {}, seed }));
    expect(one).toEqual(other);
  });
});
