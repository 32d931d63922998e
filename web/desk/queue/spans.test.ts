import { array, assert, integer, property, record, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../kit/wire.ts";
import { inOrderOfWork, withSpan } from "./spans.ts";

const one = (id: string, urgency: number, minute: number) =>
  ({ id, urgency, waitingSince: new Date(minute * 60_000).toISOString() }) as Case;
const ids = (cases: readonly Case[]) => cases.map(({ id }) => id).join("");

const [a, b, c, d, e] = [one("a", 3, 9), one("b", 1, 1), one("c", 1, 2), one("d", 0, 0), one("e", 0, 5)] as const;

describe("a span that was fetched again", () => {
  test.each([
    ["the first of all", [], { after: null, cases: [a, b], isEnd: false }, "ab"],
    ["the next one follows", [a, b], { after: b, cases: [c, d], isEnd: false }, "abcd"],
    ["what is gone from it goes", [a, b, c, d], { after: null, cases: [a, c], isEnd: false }, "acd"],
    ["what stands after it stays", [a, b, c, d, e], { after: null, cases: [a, b], isEnd: false }, "abcde"],
    ["who became more urgent moves up", [b, c, d], { after: null, cases: [one("d", 3, 0), b], isEnd: false }, "dbc"],
    ["at the end nothing follows", [a, b, c, d, e], { after: b, cases: [c], isEnd: true }, "abc"],
    ["nothing waits any more", [a, b], { after: null, cases: [], isEnd: true }, ""],
    ["an answer without any tells nothing of what follows", [a, b], { after: null, cases: [], isEnd: false }, "ab"],
  ])("%s", (_, known, span, expected) => {
    expect(ids(withSpan(known, span))).toBe(expected);
  });
});

test("fetched again span by span, the whole is what the server has, whatever was known before", () => {
  const queue = uniqueArray(record({ n: integer({ min: 0, max: 99 }), urgency: integer({ min: 0, max: 3 }) }), {
    selector: ({ n }) => n,
    maxLength: 40,
  });
  assert(
    property(queue, queue, array(integer({ min: 1, max: 9 }), { minLength: 40, maxLength: 40 }), (then, now, sizes) => {
      const placed = (cases: { n: number; urgency: number }[]) =>
        cases.map(({ n, urgency }) => one(`id${n}`, urgency, n)).toSorted(inOrderOfWork);
      const server = placed(now);
      let known: readonly Case[] = placed(then);
      let at = 0;
      for (const size of sizes) {
        const cases = server.slice(at, at + size);
        const isEnd = at + size >= server.length;
        known = withSpan(known, { after: server[at - 1] ?? null, cases, isEnd });
        at += size;
        if (isEnd) break;
      }
      expect(ids(known)).toBe(ids(server));
    }),
  );
});
