import { expect, test } from "vitest";
import { read } from "../triage/index.ts";
import { bookingsIn } from "./likely-one.ts";

test.each([
  ["Mijn boekingscode is RR5NUC, kan dat?", ["RR5NUC"]],
  ["booking code: rr5nuc and ticket 074-2300456789", ["RR5NUC", "0742300456789"]],
  ["Call me at +31 20 4747747", []],
])("%s names %j", (text, named) => {
  const { personalData } = read(text, { visibility: "private", inDialogue: true });
  expect(bookingsIn(text, personalData)).toEqual(named);
});
