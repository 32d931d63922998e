import { expect, test } from "vitest";
import { tongueOf } from "./words.tsx";

test.each([
  ["the reader's choice wins", "nl", ["en-GB"], "nl"],
  ["else the browser's first language that we speak", null, ["de-DE", "nl-NL", "en"], "nl"],
  ["a choice we no longer speak is passed over", "fr", ["nl"], "nl"],
  ["English when we speak none of them", null, ["th"], "en"],
])("%s", (_, chosen, browser, tongue) => {
  expect(tongueOf(chosen, browser)).toBe(tongue);
});
