import { describe, expect, test } from "vitest";
import { languages } from "../../../../contract/words.ts";
import { sayReplyTime } from "../../cases/index.ts";
import type { Published } from "../reply-times.ts";
import { textsOf } from "./profile-lines.ts";

const published = (expectedSeconds: number | null, of: Partial<Record<string, number | null>> = {}): Published => ({
  channel: "telegram",
  expectedSeconds,
  medianSeconds: null,
  p90Seconds: null,
  waiting: 0,
  measuredAt: new Date(),
  isStale: false,
  languages: Object.entries(of).map(([language, seconds]) => ({
    language: language as "nl",
    expectedSeconds: seconds ?? null,
    waiting: 0,
  })),
});
const line = { opening: "Halcyra, dag en nacht.", language: "nl" as const, isOn: true, most: 120, inLanguages: false };

describe("a line in a profile", () => {
  test.each([
    [
      "says the time after the opening",
      line,
      published(900),
      "Halcyra, dag en nacht. Antwoordtijd nu: ongeveer 15 minuten.",
    ],
    [
      "says it of its own language",
      line,
      published(900, { nl: 120 }),
      "Halcyra, dag en nacht. Antwoordtijd nu: ongeveer 2 minuten.",
    ],
    ["says no time where nobody speaks its language", line, published(900, { nl: null }), "Halcyra, dag en nacht."],
    ["says no time where none is known", line, undefined, "Halcyra, dag en nacht."],
    ["says no time when switched off", { ...line, isOn: false }, published(900), "Halcyra, dag en nacht."],
    [
      "says the time alone where both are too long",
      { ...line, most: 50 },
      published(900),
      "Antwoordtijd nu: ongeveer 15 minuten.",
    ],
    [
      "says a time that can be told, not each second",
      line,
      published(937),
      "Halcyra, dag en nacht. Antwoordtijd nu: ongeveer 15 minuten.",
    ],
  ])("%s", (_, line, published, expected) => {
    expect(textsOf(line, published)).toEqual({ default: expected });
  });

  test("is in each reader's language where the vendor shows it so; the opening is in its own", () => {
    const texts = textsOf({ ...line, inLanguages: true }, published(900, { ja: 3600, ko: null }));
    expect(texts["default"]).toMatch(/^Halcyra/);
    expect(texts["ja"]).toContain("60");
    expect(texts["de"]).toBe("Antwortzeit jetzt: etwa 15 Minuten.");
    expect(texts).not.toHaveProperty("ko");
    expect(texts).not.toHaveProperty("nl");
  });

  test("fits in every language, with the longest opening", () => {
    const longest = languages.map((one) => Math.max(...[5400, 86_400, 3540].map((of) => sayReplyTime(one, of).length)));
    // Telegram takes 120; a Page 100.
    expect(Math.max(...longest)).toBeLessThanOrEqual(120 - 61);
  });
});
