import { expect, test } from "vitest";
import { inkOn } from "./style.ts";

test.each([
  ["#ffffff", "#000"],
  ["#000000", "#fff"],
  ["#00A1DE", "#000"],
  ["#0b5cd5", "#fff"],
  ["#FFCC00", "#000"],
  ["red", null],
  ["#fff", null],
  ["#12345g", null],
  ["url(x)", null],
])("on %s one reads %s best", (color, ink) => {
  expect(inkOn(color)).toBe(ink);
});
