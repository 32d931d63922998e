import { beforeAll, describe, expect, test } from "vitest";
import { measureShipped } from "../../../bench/triage/shipped.ts";
import { hasCases } from "../../../bench/triage/texts.ts";

/** The promises of the bench, kept by a test where the shared cases lie beside the repository. */
describe("on the shared cases", () => {
  let figures: ReturnType<typeof measureShipped> = {};
  beforeAll(() => {
    if (hasCases) figures = measureShipped();
  }, 120_000);

  test.skipIf(!hasCases).each([
    ["the language of real posts is told", "languageSocial", 98],
    ["other languages are kept out", "languageSocialOtherKeptOut", 80],
    ["the language of very short airline posts is told", "languageAirlineShort", 92],
    ["those who wait are found", "needsRecall", 90],
    ["those found do wait", "needsPrecision", 60],
    ["urgent posts are found", "urgentRecall", 65],
    ["feelings are read better than by word lists alone", "tweetsFeeling", 60],
  ])("%s (%s at least %d %%)", (_, figure, least) => {
    expect(figures[figure]).toBeGreaterThanOrEqual(least);
  });

  test.skipIf(!hasCases)("every span of personal data is found, with at most one false alarm", () => {
    expect(figures["personalDataFound"]).toBe(figures["personalDataSpans"]);
    expect(figures["personalDataFalse"]).toBeLessThanOrEqual(1);
  });

  test.skipIf(!hasCases)("the share of real airline posts that is flagged leaves agents time for the rest", () => {
    expect(figures["tweetsFlagged"]).toBeGreaterThan(38);
    expect(figures["tweetsFlagged"]).toBeLessThan(50);
  });
});
