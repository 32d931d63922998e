import { expect, test } from "vitest";
import { piecesOf } from "./excerpt.tsx";

const shown = (text: string, ...matches: [number, number][]) =>
  piecesOf(
    text,
    matches.map(([start, end]) => ({ start, end })),
  )
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join("");

test.each<[string, string, [number, number][], string]>([
  ["none", "my bag", [], "my bag"],
  ["one in the midst", "my bag is", [[3, 6]], "my [bag] is"],
  ["the whole", "bag", [[0, 3]], "[bag]"],
  [
    "two that touch",
    "bagbag",
    [
      [0, 3],
      [3, 6],
    ],
    "[bag][bag]",
  ],
  [
    "two that overlap",
    "bagbag",
    [
      [0, 4],
      [2, 6],
    ],
    "[bagb][ag]",
  ],
  [
    "in any order",
    "a b",
    [
      [2, 3],
      [0, 1],
    ],
    "[a] [b]",
  ],
  ["beyond the end", "bag", [[1, 99]], "b[ag]"],
])("matches: %s", (_, text, matches, expected) => {
  expect(shown(text, ...matches)).toBe(expected);
});
