import { expect, test } from "vitest";
import type { Comparison } from "./comparison.ts";
import { count } from "./count.ts";

interface Card {
  whose: number;
  colour: string | null;
  seal: string | null;
}

const on = (field: "colour" | "seal"): Comparison<Card> => ({
  field,
  levels: ["same", "other"],
  compare: (a, b) => (a[field] === null || b[field] === null ? null : a[field] === b[field] ? 0 : 1),
});

const card = (whose: number, colour: string | null, seal: string | null = null): Card => ({ whose, colour, seal });

test("how alike those of one and those of two are is counted where it is told, and what tells against is held", () => {
  const records = [card(1, "red", "a"), card(1, "red"), card(2, "red", "b"), card(2, "blue")];
  const pairs = records.flatMap((_, a) => records.slice(a + 1).map((_, n) => [a, a + 1 + n] as const));
  const { prior, fields } = count({
    version: "test",
    records,
    comparisons: [on("colour"), on("seal")],
    pairs,
    isOne: ([a, b]) => records[a]?.whose === records[b]?.whose,
  });
  expect(prior).toBe(0.3333);
  const [colour, seal] = fields.map(({ levels }) => levels.map(({ m, u }) => [m, u]));
  expect(colour).toEqual([
    [0.5, 0.5],
    [0.5, 0.5],
  ]);
  // Of one person nobody showed two seals: that is rare, and not impossible.
  expect(seal?.[1]).toEqual([0.002, 1]);
});
