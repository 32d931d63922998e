import { describe, expect, test } from "vitest";
import { Language } from "../../../../contract/words.ts";
import type { Published } from "../reply-times.ts";
import { longOnes } from "./notices.ts";

const chat = (more: Partial<Published>): Published => ({
  channel: "chat",
  expectedSeconds: 600,
  medianSeconds: 500,
  p90Seconds: 900,
  waiting: 40,
  measuredAt: new Date(),
  isStale: false,
  languages: [],
  ...more,
});
const of = (language: Language, expectedSeconds: number | null) => ({ language, expectedSeconds, waiting: 3 });

describe("told that it takes long are", () => {
  test.each<[string, Partial<Published>, Long[]]>([
    ["nobody where it does not", {}, []],
    ["those of a language in which it does", { languages: [of("ja", 3600), of("nl", 120)] }, [["ja", 3600]]],
    ["those of a language that nobody who is to come speaks", { languages: [of("ko", null)] }, [["ko", null]]],
    ["nobody on what is stale", { isStale: true, languages: [of("ja", 3600)] }, []],
    ["nobody of a channel of which nothing is known", { expectedSeconds: null }, []],
    ["nobody at the limit itself", { languages: [of("ja", 1800)] }, []],
  ])("%s", (_, of, expected) => {
    expect(longOnes([chat(of)], 30).map(({ language, seconds }) => [language, seconds])).toEqual(expected);
  });

  test("all of a channel whose languages are not known apart", () => {
    const long = longOnes([chat({ expectedSeconds: 5400, languages: [of("nl", 60)] })], 30);
    expect(long.map(({ language }) => language)).toEqual(Language.options.filter((one) => one !== "nl"));
  });
});

type Long = [Language, number | null];
