import { expect, test } from "vitest";
import { languages } from "../../../contract/words.ts";
import { rateForm, renderRate } from "./page.ts";
import { rateWords } from "./words.ts";

test.each(languages)("the page speaks %s, and escapes what was written", (language) => {
  const words = rateWords[language];
  if (!words) throw new Error(`no words in ${language}`);
  const body = rateForm({ words, token: "T", kind: "nps", score: 7, said: "<b>&</b>", trouble: null });
  const page = renderRate({ language, title: words.nps, body });
  expect(page).toContain(`lang="${language === "no" ? "nb" : language}"`);
  expect(page.match(/type="radio"/g)).toHaveLength(11);
  expect(page.match(/checked/g)).toHaveLength(1 + 1);
  expect(page).not.toContain("<b>");
  expect(page).not.toContain("<script");
  expect(page.length).toBeLessThan(12_000);
});
