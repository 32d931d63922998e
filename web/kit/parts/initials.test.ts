import { expect, test } from "vitest";
import { initialsOf } from "./initials.ts";

test.each([
  ["first and last", "Anna de Vries", "AV"],
  ["a single name", "cher", "C"],
  ["a name without spaces", "田中太郎", "田"],
  ["characters beyond the first plane", "𠮷野 家", "𠮷家"],
  ["no name", "  ", ""],
])("%s", (_, name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
