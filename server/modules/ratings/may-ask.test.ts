import { describe, expect, test } from "vitest";
import type { RatingPassed, RatingRule } from "../../../contract/ratings.ts";
import { languages } from "../../../contract/words.ts";
import { askWords } from "./ask-words.ts";
import { isDrawn, mayAsk, type Standing } from "./may-ask.ts";

const rule: RatingRule = {
  asks: "csat",
  sharePercent: 100,
  restDays: 30,
  waitMinutes: 60,
  channels: ["x", "whatsapp"],
  strandedDays: 7,
  byTemplate: false,
  needsConsent: false,
};
const at = new Date("2026-05-01T12:00:00Z");
const daysAgo = (days: number): Date => new Date(at.getTime() - days * 86_400_000);
const usual: Standing = {
  channel: "whatsapp",
  isClosed: true,
  isErased: false,
  urgency: 1,
  closedAt: daysAgo(1),
  hasArrived: false,
  hasDrill: false,
  openCases: 0,
  lastAskedAt: null,
  consent: null,
  hasWay: true,
  at,
};

describe("somebody whose case was closed is", () => {
  test.each<[string, Partial<Standing>, Partial<RatingRule>, RatingPassed | "later" | null]>([
    ["asked", {}, {}, null],
    ["asked again after the rest", { lastAskedAt: daysAgo(30) }, {}, null],
    ["asked where only who said yes is, and they did", { consent: true }, { needsConsent: true }, null],
    ["not asked while nobody is", {}, { asks: null }, "switched-off"],
    ["not asked on another channel", { channel: "email" }, {}, "channel"],
    ["not asked in a case that is open again", { isClosed: false }, {}, "not-closed"],
    ["not asked once they were erased", { isErased: true, isClosed: false }, {}, "erased"],
    ["asked later while nothing tells that who was stranded arrived", { urgency: 3 }, {}, "later"],
    ["asked once they arrived", { urgency: 3, hasArrived: true }, {}, null],
    [
      "not asked when they arrived too late for that",
      { urgency: 3, hasArrived: true, closedAt: daysAgo(7) },
      {},
      "stranded",
    ],
    ["not asked when nothing told so in time", { urgency: 3, closedAt: daysAgo(7) }, {}, "stranded"],
    [
      "not asked after being stranded where leads say so",
      { urgency: 3, hasArrived: true },
      { strandedDays: 0 },
      "stranded",
    ],
    ["not asked about a threat, whatever else", { hasDrill: true, urgency: 3 }, {}, "drill"],
    ["not asked while another case waits", { openCases: 1 }, {}, "other-case"],
    ["not asked within the rest", { lastAskedAt: daysAgo(29) }, {}, "asked-lately"],
    ["not asked after they said no", { consent: false }, {}, "unwelcome"],
    ["not asked where only who said yes is", {}, { needsConsent: true }, "unwelcome"],
    ["not asked where we may not write", { hasWay: false }, {}, "no-way"],
  ])("%s", (_what, standing, changed, why) => {
    expect(mayAsk({ ...rule, ...changed }, { ...usual, ...standing })).toBe(why);
  });
});

test("of so many cases about so many in a hundred are drawn, and always the same", () => {
  const ids = Array.from({ length: 1000 }, () => crypto.randomUUID());
  const drawn = ids.filter((id) => isDrawn(id, 20));
  expect(drawn.length).toBeGreaterThan(120);
  expect(drawn.length).toBeLessThan(280);
  expect(drawn.every((id) => isDrawn(id, 20))).toBe(true);
  expect(ids.every((id) => isDrawn(id, 100))).toBe(true);
});

test.each(languages)("what is asked in %s holds the link at its end and fits a short message", (language) => {
  for (const kind of ["csat", "nps"] as const) {
    const text = askWords[language][kind]("https://care.example/rate/T");
    expect(text.endsWith("https://care.example/rate/T")).toBe(true);
    expect(text.length).toBeLessThan(260);
  }
});
