import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "../../../../contract/words.ts";
import { wishIn } from "./wish-in.ts";
import { optOutWords } from "./words.ts";

describe("a text that is only such a word", () => {
  test.each([
    ["as carriers have it", "STOP", "stop"],
    ["in small letters", "stop", "stop"],
    ["with a full stop", "Stop.", "stop"],
    ["with emphasis and blanks", "  *STOP*!! \n", "stop"],
    ["as a command of Telegram", "/stop", "stop"],
    ["with a sign", "stop 🛑", "stop"],
    ["in wide letters", "ＳＴＯＰ", "stop"],
    ["all of it", "STOP ALL", "stop"],
    ["with a hyphen", "Opt-Out", "stop"],
    ["in Dutch", "Afmelden", "stop"],
    ["with its accent", "Désabonner", "stop"],
    ["without its accent", "DESABONNER", "stop"],
    ["in Turkish capitals", "ABONELİKTEN ÇIK", "stop"],
    ["in Russian", "Стоп!", "stop"],
    ["in Korean, apart", "수신 거부", "stop"],
    ["in half-wide Japanese", "ｷｬﾝｾﾙ", "stop-after-advertising"],
    ["in Thai", "หยุด", "stop"],
    ["in Chinese", "退订。", "stop"],
    ["that an airline hears for another reason", "Cancel", "stop-after-advertising"],
    ["that ends", "END", "stop-after-advertising"],
    ["that begins again", "Start", "start"],
    ["that takes it back", "UNSTOP", "start"],
  ])("%s", (_, text, wish) => {
    expect(wishIn(text)).toBe(wish);
  });
});

describe("a text that says more than that, or something else", () => {
  test.each([
    "stop my booking",
    "Please stop",
    "STOP sending me to voicemail",
    "Can you cancel my flight?",
    "cancel AB12CD",
    "Is there a stop in Oslo?",
    "non-stop",
    "the end",
    "I want to unsubscribe",
    "start check-in",
    "Ik wil graag annuleren",
    "停止服务了吗",
    "yes",
    "no",
    "",
    "!!!",
    "🛑",
    "s t o p",
    "stopp ing",
  ])("%j", (text) => {
    expect(wishIn(text)).toBeNull();
  });
});

const words = Object.values(optOutWords).flatMap(({ stop, stopAfterAdvertising, start }) => [
  ...stop,
  ...stopAfterAdvertising,
  ...start,
]);
const around = fc.string({ unit: fc.constantFrom(" ", ".", "!", "?", "*", "\n", "«", "」", "…", "🛑"), maxLength: 8 });

describe("every word of every language", () => {
  test("is found in whatever case and between whatever signs", () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.boolean(), around, around, (word, isLarge, before, after) => {
        const text = before + (isLarge ? word.toLocaleUpperCase("en") : word) + after;
        expect(wishIn(text)).toBe(wishIn(word));
        expect(wishIn(word)).not.toBeNull();
      }),
    );
  });

  test("means nothing beside another word", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.constantFrom("my", "vlucht", "рейс", "予約", "AB12CD"),
        (word, other) => {
          expect([wishIn(`${word} ${other}`), wishIn(`${other}, ${word}`)]).toEqual([null, null]);
        },
      ),
    );
  });

  test("says one thing, and there are some for each", () => {
    expect(Object.keys(optOutWords).toSorted()).toEqual([...languages].toSorted());
    for (const { stop, stopAfterAdvertising, start } of Object.values(optOutWords)) {
      expect(stop.length * stopAfterAdvertising.length * start.length).toBeGreaterThan(0);
      expect(new Set(stop.map(wishIn))).toEqual(new Set(["stop"]));
      expect(new Set(stopAfterAdvertising.map(wishIn))).toEqual(new Set(["stop-after-advertising"]));
      expect(new Set(start.map(wishIn))).toEqual(new Set(["start"]));
    }
  });

  test("bears anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect([null, "stop", "stop-after-advertising", "start"]).toContain(wishIn(text));
      }),
    );
  });
});
