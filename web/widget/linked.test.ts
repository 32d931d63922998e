import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import { linked } from "./linked.ts";

const hrefs = (text: string) => linked(text).flatMap(({ href }) => href ?? []);

test.each([
  ["See https://example.com/a.", ["https://example.com/a"]],
  ["(https://example.com/a?b=c)", ["https://example.com/a?b=c"]],
  ["请看 https://example.com/a。谢谢", ["https://example.com/a。谢谢"]],
  ["http://example.com javascript:alert(1) //x.example", []],
  ["https://", []],
])("%j", (text, found) => {
  expect(hrefs(text)).toEqual(found);
});

test("a text says the same with its addresses as without, and only https is linked", () => {
  assert(
    property(
      array(oneof(string(), constantFrom("https://a.example/b?c=d#e", "https://", "http://x.example"))),
      (parts) => {
        const text = parts.join(" ");
        const pieces = linked(text);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        expect(pieces.every(({ href }) => href === null || new URL(href).protocol === "https:")).toBe(true);
      },
    ),
  );
});
