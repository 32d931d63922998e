import { expect, test } from "vitest";
import { PurposeKind } from "../../../contract/payments.ts";
import { languages } from "../../../contract/words.ts";
import { sayAmount, sayAsk, sayEnd, sayWhat, wordsOf } from "./wording.ts";

const of = (language: string) => ({
  money: { amount: "12345", currency: "EUR" },
  purpose: "rebook" as const,
  about: null,
  language,
  zone: "Europe/Amsterdam",
  expiresAt: new Date("2026-07-01T16:30:00Z"),
});

test.each(languages)("who speaks %s reads how much, what for, until when, and where", (language) => {
  const text = sayAsk(of(language), "https://care.example/pay/T");
  const words = wordsOf(language);
  expect(text).toContain(sayAmount(of(language).money, language));
  expect(text).toContain(words.what.rebook);
  expect(text).toContain(sayEnd(of(language)));
  // Whatever makes a link of it must not take a full stop for a part of it.
  expect(text).toMatch(/https:\/\/care\.example\/pay\/T /);
  for (const kind of PurposeKind.options) expect(words.what[kind].length).toBeGreaterThan(1);
  const said = [words.receipt("1", "x"), words.late("1"), words.failed("1", "x"), words.refunded("1")];
  expect(new Set(said).size).toBe(4);
  // One post on the narrowest channel holds more than this.
  for (const one of [text, ...said]) expect(one.length).toBeLessThan(420);
});

test("the end is told by the clocks of their airport, with their name", () => {
  expect(sayEnd(of("en"))).toMatch(/18:30|06:30 PM/);
  expect(sayEnd({ ...of("en"), zone: "Asia/Bangkok" })).toMatch(/GMT\+7/);
});

test("what an agent wrote stands in the place of the purpose", () => {
  expect(sayWhat({ ...of("en"), about: "Second bag, 23 kg" })).toBe("Second bag, 23 kg");
  expect(sayWhat({ ...of("xx") })).toBe(wordsOf("en").what.rebook);
});
