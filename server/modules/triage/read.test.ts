import { expect, test } from "vitest";
import { read } from "./index.ts";

test("a question in Dutch is read as Dutch and waits for an answer", () => {
  expect(read("waar is mijn koffer?")).toMatchObject({ language: "nl", needs: "answer" });
});
