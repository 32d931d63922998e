import { expect, test } from "vitest";
import { filterOf, isAll, isSame, listOf, tidy } from "./filter.ts";

test("wishes that are none are left out", () => {
  expect(tidy({ language: [], urgency: undefined, topic: ["delay", "baggage"] })).toEqual({
    topic: ["baggage", "delay"],
  });
  expect(isAll({ language: [], assignee: undefined })).toBe(true);
  expect(isAll({ urgency: 0 })).toBe(false);
});

test("the same wishes are the same, in whatever order", () => {
  expect(isSame({ language: ["nl", "en"], urgency: 2 }, { urgency: 2, language: ["en", "nl"] })).toBe(true);
  expect(isSame({ language: "nl" }, { language: "en" })).toBe(false);
});

test.each([
  ["?language=nl&channel=x", { language: "nl", channel: "x" }],
  ["?topic=delay&topic=baggage", { topic: ["baggage", "delay"] }],
  ["?view=7&other=1", null],
  ["", null],
])("the address %s", (search, filter) => {
  expect(filterOf(search)).toEqual(filter);
});

test("one or several are a list", () => {
  expect(listOf("nl")).toEqual(["nl"]);
  expect(listOf(["nl", "en"])).toEqual(["nl", "en"]);
  expect(listOf(undefined)).toEqual([]);
});
