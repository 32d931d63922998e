import { expect, test } from "vitest";
import { found } from "./found.ts";

const said = ["Anna de Vries C-1042", "Zoë Müller C-1043", "田中太郎 C-1044"];

test.each([
  ["nothing typed finds all", "", said],
  ["every word must be there, in any order", "vries anna", said.slice(0, 1)],
  ["accents and capitals don't matter", "zoe MULLER", said.slice(1, 2)],
  ["any script", "田中", said.slice(2)],
  ["a number", "1043", said.slice(1, 2)],
  ["nobody", "bob", []],
])("%s", (_, typed, expected) => {
  expect(found(said, typed, (one) => one)).toEqual(expected);
});
