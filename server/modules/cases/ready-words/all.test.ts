import twitterText from "twitter-text";
import { describe, expect, test } from "vitest";
import { PersonalDataKind } from "../../../../contract/triage.ts";
import { languages } from "../../../../contract/words.ts";
import { findPersonalData } from "../../triage/index.ts";
import { findReadyWords, nameKinds } from "./all.ts";

const link = "https://x.com/messages/compose?recipient_id=1234567890123456789";

describe.each(languages)("ready words in %s", (language) => {
  const words = findReadyWords(language);
  const what = nameKinds(words, ["pnr", "phone"]);
  const inPublic = [words.invite(null), words.invite(link), words.solved];
  const all = [
    ...inPublic,
    words.goOn,
    words.askProof,
    words.askProofByLink("https://airline.example/prove/abc"),
    words.codeIsSent,
    words.code("482913", 10),
    words.replyTime("30 min"),
    words.whyHidden(what),
    words.youFly("Q0900"),
    words.isArranged("14C"),
    words.isCancelled(null),
    words.isCancelled("€ 10"),
    words.pleaseRemove(what),
  ];

  test("are in that language and say everything", () => {
    expect(words.language).toBe(language);
    expect(all.filter((text) => text.trim().length < 8)).toEqual([]);
    expect(words.invite(link)).toContain(link);
    expect(words.code("482913", 10)).toContain("482913");
    expect(words.whyHidden(what)).toContain(words.kinds.phone);
    expect(PersonalDataKind.options.filter((kind) => !words.kinds[kind])).toEqual([]);
  });

  test("fit where they are said, with a signature", () => {
    const lengths = inPublic.map((text) => twitterText.parseTweet(`${text} ^AB`).weightedLength);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(280);
  });

  test("hold nothing that would be taken for personal data", () => {
    const found = all
      .filter((text) => !text.includes("482913"))
      .flatMap((text) => findPersonalData(text, { language, brandDomains: [], addressed: true }));
    expect(found).toEqual([]);
  });
});
