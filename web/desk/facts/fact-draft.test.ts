import { expect, test } from "vitest";
import { begin, changed, wanted } from "./fact-draft.ts";

const fresh = begin(null, { ownerId: "me", now: new Date("2026-03-01T14:30:20Z") });
const whole = changed({ ...fresh, source: " ops 14 " }, "en", { title: " Ash ", text: "No flights" });

test("a new one runs from now for a day, and is whole once it says something and where that comes from", () => {
  expect(wanted(fresh)).toBeNull();
  expect(wanted(whole)).toMatchObject({
    source: "ops 14",
    texts: [{ language: "en", title: "Ash", text: "No flights", isDraft: false }],
    validFrom: "2026-03-01T14:30:00.000Z",
    validUntil: "2026-03-02T14:30:00.000Z",
  });
});

test.each([
  ["a title without words", changed(whole, "nl", { title: "As" })],
  ["words without a title", changed(whole, "nl", { text: "As" })],
  ["an end before its beginning", { ...whole, validUntil: whole.validFrom }],
  ["a time that is none", { ...whole, validUntil: "" }],
  ["no source", { ...whole, source: "  " }],
])("is not whole with %s", (_what, typed) => {
  expect(wanted(typed)).toBeNull();
});

test("a language of which all was taken out again is left out", () => {
  const out = changed(changed(whole, "nl", { title: "As", text: "Geen" }), "nl", { title: "", text: " " });
  expect(wanted(out)?.texts.map(({ language }) => language)).toEqual(["en"]);
});
