import { expect, test } from "vitest";
import { languages } from "../../../contract/words.ts";
import { isByProgram } from "../by-program.ts";
import { renderPay } from "./page.ts";
import { payPageWords } from "./words.ts";

test.each(languages)("the page speaks %s, without a script", (language) => {
  const words = payPageWords[language];
  if (!words) throw new Error(`no words in ${language}`);
  for (const [title, text] of [
    [words.paidTitle, words.paid],
    [words.overTitle, words.over],
    [words.returnedTitle, words.returned],
    [words.backTitle, words.back],
    [words.wait(1), ""],
  ] as const) {
    const page = renderPay({ language, title, text });
    expect(page).toContain(`lang="${language === "no" ? "nb" : language}"`);
    expect(page).toContain(title);
    expect(page).not.toContain("<script");
    expect(page.length).toBeLessThan(5000);
  }
});

const person =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

test.each([
  ["a phone", { "user-agent": person }, false],
  ["the browser within Facebook's app", { "user-agent": `${person} [FBAN/FBIOS;FBAV/480.0]` }, false],
  ["Facebook's preview", { "user-agent": "facebookexternalhit/1.1" }, true],
  ["Telegram's preview", { "user-agent": "TelegramBot (like TwitterBot)" }, true],
  ["WhatsApp's preview", { "user-agent": "WhatsApp/2.23.20.0 A" }, true],
  ["X's preview", { "user-agent": "Twitterbot/1.0" }, true],
  ["Apple's preview", { "user-agent": `${person} facebookexternalhit/1.1 Facebot Twitterbot/1.0` }, true],
  ["a browser that fetches ahead", { "user-agent": person, "sec-purpose": "prefetch;prerender" }, true],
  ["who does not say", {}, true],
])("%s", (_who, headers, isProgram) => {
  expect(isByProgram(headers)).toBe(isProgram);
});
