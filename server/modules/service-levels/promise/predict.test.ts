import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Hand, type Line, predictStarts } from "./predict.ts";

const hand = (more: Partial<Hand> = {}): Hand => ({ languages: null, freeAt: 0, until: null, ...more });
const line = (more: Partial<Line> = {}): Line => ({
  waiting: [],
  hands: [hand()],
  secondsPerCase: 100,
  urgent: new Map(),
  ...more,
});
const people = (language: string, n: number, urgency = 0) => ({
  language,
  urgency,
  waited: Array.from({ length: n }, (_, place) => 1000 - place),
});
const startOf = (of: Line, language = "en") => predictStarts(of, [language]).get(language);

describe("who asks now is taken up", () => {
  test.each<[string, Partial<Line>, number | null]>([
    ["at once where somebody is free", {}, 0],
    ["when somebody is done", { hands: [hand({ freeAt: 40 })] }, 40],
    ["after all who wait", { waiting: [people("en", 5)] }, 500],
    ["sooner where more answer", { waiting: [people("en", 6)], hands: [hand(), hand()] }, 300],
    ["after those of other languages whom the same people answer", { waiting: [people("nl", 3)] }, 300],
    [
      "not after those whom others answer",
      { waiting: [people("nl", 9)], hands: [hand({ languages: ["nl"] }), hand({ languages: ["en"] })] },
      0,
    ],
    [
      "when the next shift comes",
      { waiting: [people("en", 4)], hands: [hand({ until: 150 }), hand({ freeAt: 1000 })] },
      1200,
    ],
    ["never, where nobody who could is to come", { hands: [hand({ languages: ["nl"] })] }, null],
    ["never, where nobody is there", { hands: [] }, null],
    [
      "after the more urgent who will come meanwhile",
      { waiting: [people("en", 5)], urgent: new Map([["en", { now: 1 / 200, usually: 0 }]]) },
      900,
    ],
  ])("%s", (_why, more, expected) => {
    expect(startOf(line(more))).toBe(expected);
  });

  test("as soon in a day of 200,000 who wait as the line says, within a second of work", () => {
    const waiting = ["en", "nl", "de", "fr"].map((language) => people(language, 50_000));
    const hands = Array.from({ length: 200 }, () => hand());
    expect(startOf(line({ waiting, hands, secondsPerCase: 60 }))).toBe(60_000);
  });

  const lines = fc.record({
    en: fc.nat(40),
    nl: fc.nat(40),
    hands: fc.array(
      fc.record({
        languages: fc.constantFrom(null, ["en"], ["nl"], ["en", "nl"]),
        freeAt: fc.nat(500),
        until: fc.constantFrom(null, 5000),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  });
  const asked = ({ en, nl, hands }: { en: number; nl: number; hands: Hand[] }) =>
    startOf(line({ waiting: [people("en", en), people("nl", nl)], hands })) ?? Infinity;

  test("not sooner when one more waits", () => {
    const check = (one: { en: number; nl: number; hands: Hand[] }): void => {
      expect(asked({ ...one, en: one.en + 1 })).toBeGreaterThanOrEqual(asked(one));
    };
    fc.assert(fc.property(lines, check));
  });
});
