import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { makeHider } from "./placeholders.ts";

const told = { language: "en" } as const;

describe("what goes to the model", () => {
  const hider = makeHider(["Anna Voorbeeld", "@annavb"]);

  test.each([
    ["my mail is anna@example.com", "my mail is <EMAIL_1>"],
    ["again anna@example.com please", "again <EMAIL_1> please"],
    ["booking code ABC4DE, thanks", "booking code <PNR_1>, thanks"],
    ["call +31 6 12345678", "call <PHONE_1>"],
    ["I am Anna, from @annavb", "I am <NAME_1>, from @<NAME_2>"],
    ["Annabel is another", "Annabel is another"],
    ["card 4111 1111 1111 1111", "card <CARD_1>"],
  ])("%s", (text, hidden) => expect(hider.hide(text, told)).toBe(hidden));

  test("hides what was masked for another reason, too", () =>
    expect(hider.hide("my code is swordfish", { ...told, masked: "my code is •••••••••" })).toBe(
      "my code is <PRIVATE_1>",
    ));

  test("takes what somebody wrote as a placeholder for their words", () => {
    expect(hider.hide("<EMAIL_1> is mine", told)).toBe("(EMAIL_1) is mine");
  });

  test("hides names in scripts without spaces", () =>
    expect(makeHider(["山田太郎"]).hide("私は山田太郎です", { language: "ja" })).toBe("私は<NAME_1>です"));
});

describe("what comes back", () => {
  test("has the values again, and says where one was never given", () => {
    const hider = makeHider([]);
    hider.hide("anna@example.com", told);
    expect(hider.restore("Dear <EMAIL_1>", "all")).toEqual({ text: "Dear anna@example.com", isAnyLeft: false });
    expect(hider.restore("Dear <PNR_7>", "names")).toEqual({ text: "Dear <PNR_7>", isAnyLeft: true });
  });

  test("shows dots for what is more private than a name, to who may not read it", () => {
    const hider = makeHider(["Anna"]);
    hider.hide("Anna, anna@example.com", told);
    expect(hider.restore("<NAME_1> wrote from <EMAIL_1>", "names").text).toBe("Anna wrote from ••••••");
  });

  test("is what went, whatever was written around it", () =>
    assert(
      property(string({ unit: "grapheme", maxLength: 60 }), string({ maxLength: 60 }), (before, after) => {
        const hider = makeHider(["Voorbeeld"]);
        const text = `${before} anna@example.com Voorbeeld ${after}`.replaceAll(/[<>]/gu, "");
        const hidden = hider.hide(text, told);
        expect(hidden).not.toContain("anna@example.com");
        // The same value written in other letters comes back as it was written first.
        expect(hider.restore(hidden, "all").text.toLocaleLowerCase("en")).toBe(text.toLocaleLowerCase("en"));
      }),
    ));
});
