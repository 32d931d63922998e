import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storable } from "../../server/platform/storable.ts";

/** Any sequence of UTF-16 units: halves of pairs, NULs and all. */
const anything = fc
  .array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 50 })
  .map((units) => String.fromCharCode(...units));

describe("a text made storable", () => {
  test("loses NULs and halves of surrogate pairs, and nothing else", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const kept = storable(text);
        expect(kept).toBe(
          [...text]
            .filter((sign) => sign !== "\0")
            .map((sign) => (/^[\ud800-\udfff]$/.test(sign) ? "\ufffd" : sign))
            .join(""),
        );
        expect(kept.isWellFormed()).toBe(true);
        expect(storable(kept)).toBe(kept);
      }),
    );
  });

  test.each([
    ["plain words", "Where is my bag?", "Where is my bag?"],
    ["an emoji", "✈️👩🏽‍✈️", "✈️👩🏽‍✈️"],
    ["a NUL", "a\0b", "ab"],
    ["the first half of a pair", "a\ud83d", "a\ufffd"],
    ["the second half of a pair", "\ude00b", "\ufffdb"],
    ["halves the wrong way round", "\ude00\ud83d", "\ufffd\ufffd"],
    ["a pair around a NUL, which becomes no pair", "\ud83d\0\ude00", "\ufffd\ufffd"],
    ["right-to-left overrides", "\u202eabc", "\u202eabc"],
  ])("%s", (_what, text, kept) => {
    expect(storable(text)).toBe(kept);
  });

  test("within lists and objects, and leaves what is no text alone", () => {
    const at = { text: "a\0", list: ["\0b", 1, null, true, { deep: "\ud83d" }], nothing: undefined };
    expect(storable(at)).toEqual({ text: "a", list: ["b", 1, null, true, { deep: "\ufffd" }], nothing: undefined });
  });
});
