import { expect, test } from "vitest";
import { exampleOf, inWords, type Shape } from "./example.ts";

const nothing = () => undefined;

test.each<[string, Shape, unknown]>([
  ["an id", { type: "string", format: "uuid" }, "0b5a5a3e-1c1f-4c55-9d5b-2f9a6f0d7c11"],
  ["one of several words", { type: "string", enum: ["open", "closed"] }, "open"],
  ["something that may be missing", { anyOf: [{ type: "null" }, { type: "integer", minimum: 3 }] }, 3],
  [
    "a list of things",
    { type: "array", items: { type: "object", properties: { yes: { type: "boolean" } } } },
    [{ yes: true }],
  ],
  ["digits", { type: "string", pattern: String.raw`^\d{1,18}$` }, "42"],
  ["what has an example", { type: "string", examples: ["KL1234"] }, "KL1234"],
])("%s is shown as a value of its kind", (_what, shape, value) => {
  expect(exampleOf(shape, nothing)).toEqual(value);
});

test("a shape that holds itself ends", () => {
  const tree: Shape = { type: "object", properties: { child: { $ref: "#/tree" } } };
  expect(JSON.stringify(exampleOf(tree, () => tree)).length).toBeLessThan(200);
});

test("a shape is said in a few words", () => {
  expect(inWords({ enum: ["open", "closed"] }, nothing)).toBe("open | closed");
  expect(inWords({ type: "array", items: { type: "string", format: "uuid" } }, nothing)).toBe("list of uuid");
  expect(inWords({ anyOf: [{ type: "string" }, { type: "null" }] }, nothing)).toBe("string | null");
});
