import { describe, expect, test } from "vitest";
import { detectLanguage } from "./index.ts";

describe("the language of a text", () => {
  test.each([
    ["links, handles and codes say nothing", "@KLM KL1009 https://t.co/abc waar blijft de koffer", "nl"],
    ["drawn-out letters are one", "thaaaaank youuuuu sooo muchhhh", "en"],
    ["kana is Japanese", "NH123便また遅延してる", "ja"],
    ["Han with a Japanese kanji is Japanese", "返金処理 対応中 気になる", "ja"],
    ["Han alone is Chinese", "航班延误三小时", "zh"],
    ["Hangul is Korean, Latin words beside it or not", "flight 취소됐어요", "ko"],
    ["Thai beside English is Thai", "delay อีกแล้ว so sad", "th"],
    ["Cyrillic with Russian letters is Russian", "где мой чемодан и когда вы его вернёте", "ru"],
    ["Ukrainian letters are another language", "де мій багаж і коли він прилетить", "other"],
    ["Danish is not Norwegian", "hvornår får jeg mit bagage tilbage, jeg har ventet meget længe", "other"],
    ["Afrikaans is not Dutch", "baie dankie vir julle hulp", "other"],
    ["Swedish is another language", "var är min väska och när kommer den", "other"],
    ["Greek is another language", "πού είναι η βαλίτσα μου", "other"],
    ["Arabic is another language", "أين حقيبتي", "other"],
    ["Nynorsk is Norwegian", "kvar er kofferten min, eg har ikkje fått han", "no"],
    ["an emoji has none", "😡😡😡", "und"],
    ["a bare link has none", "https://t.co/abc", "und"],
    ["a flight and an airport have none", "12:45 KL1009 AMS", "und"],
    ["nothing has none", "", "und"],
  ] as const)("%s: %s", (_, text, language) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  test("what the customer wrote before decides a word that many languages have", () => {
    expect(detectLanguage("no", "it").language).toBe("it");
    expect(detectLanguage("no", "es").language).toBe("es");
  });

  test("what the customer wrote before does not outweigh a sentence", () => {
    expect(detectLanguage("Where is my suitcase, I have been waiting for hours", "nl").language).toBe("en");
  });

  test("a word nobody knows is less sure than a sentence", () => {
    const sentence = detectLanguage("Where is my suitcase, I have been waiting for hours");
    expect(sentence.confidence).toBeGreaterThan(0.95);
    expect(detectLanguage("vale ja").confidence).toBeLessThan(sentence.confidence);
  });
});
