import { expect, test } from "vitest";
import type { Case } from "../../kit/wire.ts";
import { beside, inOrder } from "./desk-query.ts";

const some = (...ids: string[]) => ids.map((id) => ({ id }) as Case);
const ids = (cases: readonly Case[]) => cases.map(({ id }) => id).join("");

test("one's own cases come first, and none comes twice", () => {
  expect(ids(inOrder({ mine: some("c", "a"), queue: some("a", "b", "c", "d") }))).toBe("cabd");
});

test.each([
  ["down from one to the next", "a", 1, "b"],
  ["up to the one before", "b", -1, "a"],
  ["no further than the last", "c", 1, undefined],
  ["no further than the first", "a", -1, undefined],
  ["down from nowhere to the first", null, 1, "a"],
  ["up from nowhere to the last", "gone", -1, "c"],
] as const)("%s", (_, from, step, to) => {
  expect(beside(some("a", "b", "c"), from, step)?.id).toBe(to);
});
