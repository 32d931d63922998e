import { expect, test } from "vitest";
import { tagOf } from "./tag-of.ts";

test.each([
  ["nl", "nl"],
  ["und", "und"],
  ["other", "und"],
] as const)(
  "a text in %s stands on the page as %s: `other` was no language a reader of screens knows",
  (language, tag) => {
    expect(tagOf(language)).toBe(tag);
  },
);
