import { describe, expect, test } from "vitest";
import { type Expected, lookAt, textOf } from "./answer.ts";

const nl: Expected = { language: "nl", fits: null, links: new Set(["https://jetbridge.test/facts/abc"]) };
const dutch = "Dank u voor uw bericht, een collega zoekt het voor u uit.";

describe("the form of an answer", () => {
  test.each([
    ['{"text":"Goed."}', "Goed."],
    ['```json\n{"text":"Goed."}\n```', "Goed."],
    ['<think>Who asks?</think>\n{"text":"Goed."}', "Goed."],
    ["Goed.", "Goed."],
    ['{"text":"one\\ntwo"}', "one\ntwo"],
    ['{"text":"a\\u202eb\\u0007c"}', "a b c"],
    ['{"text":"cut', null],
    ['{"answer":"other"}', null],
    ['{"text":7}', null],
  ])("%s", (answered, text) => expect(textOf(answered)).toBe(text));
});

describe("an answer", () => {
  test("in the language that was asked for is taken", () =>
    expect(lookAt(dutch, nl)).toEqual({ text: dutch, cautions: [] }));

  test("in another language, empty, senseless or endless is not, and the next question says why", () => {
    expect(lookAt("Thank you for writing to us, a colleague looks into it.", nl)).toMatchObject({
      failure: "wrong-language",
    });
    for (const answered of ["", "{", "{}", "goed ".repeat(3000)])
      expect(lookAt(answered, nl)).toMatchObject({ failure: "senseless" });
  });

  test("keeps the addresses that we gave, and no other", () => {
    expect(lookAt(`${dutch} https://jetbridge.test/facts/abc.`, nl)).toEqual({
      text: `${dutch} https://jetbridge.test/facts/abc.`,
      cautions: [],
    });
    expect(lookAt(`${dutch} Zie https://elders.example/x?y=1, of www.elders.example.`, nl)).toEqual({
      text: `${dutch} Zie , of .`,
      cautions: ["link-removed"],
    });
  });

  test("that is too long in every way is refused; one that goes out in parts says so", () => {
    expect(lookAt(dutch, { ...nl, fits: () => "not" })).toMatchObject({ failure: "too-long" });
    expect(lookAt(dutch, { ...nl, fits: () => "split" })).toEqual({ text: dutch, cautions: ["split"] });
  });
});
