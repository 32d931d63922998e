import { describe, expect, test } from "vitest";
import type { Measured } from "../../../contract/insights.ts";
import { digestLetter, type Told } from "./digest-text.ts";
import { digestFigures } from "./digest-words.ts";
import { weekBefore } from "./send-digests.ts";

const measured = (over: Partial<Measured>): Measured => ({
  n: 0,
  of: null,
  net: null,
  p50Seconds: null,
  p90Seconds: null,
  histogram: [],
  ...over,
});

const told = Object.fromEntries(
  digestFigures.map((figure) => [figure, { now: measured({}), before: measured({}) }]),
) as unknown as Told;

describe("the digest", () => {
  test.each([
    ["a Monday morning", "2026-03-02T06:00:00Z", "2026-02-23", "2026-03-02"],
    ["a Sunday night", "2026-03-01T23:59:59Z", "2026-02-16", "2026-02-23"],
    ["the turn of the year", "2026-01-01T12:00:00Z", "2025-12-22", "2025-12-29"],
  ])("of %s is of the week that ended", (_when, at, from, to) => {
    const week = weekBefore(new Date(at));
    expect([week.from, week.to].map((one) => one.toISOString().slice(0, 10))).toEqual([from, to]);
  });

  test("says each figure beside the week before, in the reader's language, and leads to the view", () => {
    const week = weekBefore(new Date("2026-03-02T06:00:00Z"));
    const some: Told = {
      ...told,
      received: { now: measured({ n: 60_000 }), before: measured({ n: 58_000 }) },
      "first-response": { now: measured({ n: 7, p50Seconds: 1380, p90Seconds: 4500 }), before: measured({}) },
      referred: { now: measured({ n: 12, of: 700 }), before: measured({ n: 0, of: 0 }) },
    };
    const english = digestLetter(week, { told: some, language: "en", address: "https://care.test/desk/figures" });
    expect(english.subject).toBe("Care in figures, 23 February to 1 March");
    expect(english.text).toContain("Messages received: 60000 (58000)");
    expect(english.text).toContain("First response: median 23 min, 9 of 10 within 1 h 15, n 7 (none)");
    expect(english.text).toContain("Sent elsewhere: 1.7 %, 12/700 (none)");
    expect(english.text).toContain("https://care.test/desk/figures");
    expect(english.text).not.toContain("Satisfied");
    const dutch = digestLetter(week, { told: some, language: "nl", address: "" });
    expect(dutch.subject).toBe("Klantenzorg in cijfers, 23 februari tot 1 maart");
    expect(dutch.text).toContain("Eerste antwoord: mediaan 23 min, 9 van 10 binnen 1 u 15, n 7 (geen)");
  });

  test("says what customers think with how sure that is, and of too few nothing", () => {
    const week = weekBefore(new Date("2026-03-02T06:00:00Z"));
    const rated = (now: Partial<Measured>, before: Partial<Measured>) => ({
      now: measured(now),
      before: measured(before),
    });
    const some: Told = {
      ...told,
      csat: rated({ n: 80, of: 100 }, { n: 20, of: 29 }),
      nps: rated({ n: 400, net: 30 }, { n: 0, net: 0 }),
      "ratings-answered": rated({ n: 500, of: 2000 }, { n: 29, of: 150 }),
    };
    const { text } = digestLetter(week, { told: some, language: "en", address: "" });
    expect(text).toContain(
      "Satisfied (4 and 5 of 5): 80 %, between 71 % and 87 %, n 100 (29 ratings, fewer than 30: too few to say)",
    );
    expect(text).toContain("Would recommend us (NPS): +30, between +20 and +39, n 400 (none)");
    expect(text).toContain("Answered when asked what they think: 25 %, 500/2000 (19.3 %, 29/150)");
  });
});
