import { expect, test } from "vitest";
import { readLedger, strayLinesOf } from "./ledger.ts";

const line = JSON.stringify({ id: "5e227514", customerIds: ["5bd8355c"], basis: "asked-by-person", repeats: null });

test.each([
  ["all of them", `${line}\n\n${line}\n`, 2, 0],
  ["all but one that was cut", `${line}\n${line.slice(0, 30)}`, 1, 1],
  ["none of another file", '{"hello": 1}\nnot json\n', 0, 2],
  ["none of an empty one, which is said", "\n \n", 0, null],
])("of a file of erasures it reads %s", (_, text, read, stray) => {
  expect(readLedger(text)).toHaveLength(read);
  expect(strayLinesOf(text)).toBe(stray);
});
