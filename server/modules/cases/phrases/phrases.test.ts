import { describe, expect, test } from "vitest";
import { languages } from "../../../../contract/words.ts";
import { detectLanguage, findPersonalData } from "../../triage/index.ts";
import { findPhrases } from "./phrases.ts";
import { phraseKeys } from "./sentences.ts";

describe.each(languages)("phrases in %s", (language) => {
  const known = findPhrases({ language, tongue: "en", waitSeconds: 1800 });
  const unknown = findPhrases({ language, tongue: "nl", waitSeconds: null });

  test("are all there, in that language, and hold nothing private", () => {
    expect(new Set([...known, ...unknown].map(({ key }) => key)).size).toBe(
      phraseKeys.length - (language === "en" ? 1 : 0),
    );
    const text = known.map((one) => one.text).join(" ");
    expect(detectLanguage(text).language).toBe(language);
    expect(findPersonalData(text, { language, brandDomains: [], addressed: true })).toEqual([]);
    expect(text).not.toContain("{");
  });

  test("tell how long it takes, or that this can't be said", () => {
    const wait = known.find(({ key }) => key === "wait");
    expect(wait?.text).toContain("30");
    expect(known.map(({ key }) => key)).not.toContain("waitUnknown");
    expect(unknown.map(({ key }) => key)).not.toContain("wait");
  });
});

test.each([
  [20, "1 minute"],
  [61, "2 minutes"],
  [5400, "2 hours"],
  [7201, "3 hours"],
  [200_000, "3 days"],
])("a wait of %i seconds is told as %s", (waitSeconds, told) => {
  const wait = findPhrases({ language: "nl", tongue: "en", waitSeconds }).find(({ key }) => key === "wait");
  expect(wait?.meaning).toContain(`about ${told}.`);
});

test("somebody whose language we do not speak is written to in English", () => {
  const phrases = findPhrases({ language: "other", tongue: "nl", waitSeconds: null });
  expect(phrases[0]).toMatchObject({ text: "Thank you for your message. We have read it." });
});
