import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { changesBetween, type Piece } from "./changes.ts";

const only = (pieces: readonly Piece[], but: Piece["kind"]): string =>
  pieces
    .filter(({ kind }) => kind !== but)
    .map(({ text }) => text)
    .join("");

describe("what changed between two texts", () => {
  test("is said word by word, and a variable is one word", () => {
    expect(changesBetween("Your flight {{flight}} is late.", "Your flight {{number}} is very late.")).toEqual([
      { kind: "same", text: "Your flight " },
      { kind: "gone", text: "{{flight}} " },
      { kind: "new", text: "{{number}} " },
      { kind: "same", text: "is " },
      { kind: "new", text: "very " },
      { kind: "same", text: "late." },
    ]);
  });

  test("gives both texts back, whatever they are", () => {
    assert(
      property(
        string({ unit: "grapheme", maxLength: 80 }),
        string({ unit: "grapheme", maxLength: 80 }),
        (before, after) => {
          const pieces = changesBetween(before, after);
          expect([only(pieces, "new"), only(pieces, "gone")]).toEqual([before, after]);
        },
      ),
    );
  });
});
