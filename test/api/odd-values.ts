/** Values for a shape of the API: mostly such as it asks for, now and then such as nobody should send. */
import * as fc from "fast-check";
import type { Shape } from "../../server/pages/api-docs/example.ts";

export interface Known {
  /** Ids of things that are there, of every kind. */
  ids: readonly string[];
  look: (pointer: string) => Shape | undefined;
}

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let n = 0; n < levels; n++) value = n % 2 ? [value] : { a: value };
  return value;
};

/** What breaks programs: halves of letters, nothing, too much, other types, other times, other people's languages. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "x\udc00y",
    "\u202Eabc",
    "e" + "\u0301".repeat(500),
    "🦓".repeat(200),
    "x".repeat(20_000),
    "9".repeat(400),
    "' or 1=1 --",
    "$1; drop table cases.message",
    "%00%zz",
    "../../../etc/passwd",
    "{{7*7}}",
    "<img src=x onerror=alert(1)>",
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
    "+275760-09-13T00:00:00.000Z",
    "2026-02-30T25:61:61Z",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "W10",
    "WyIxIl0",
    "W251bGxd",
    "Wzk5OTk5OTk5OTk5OTk5OTk5OTk5XQ",
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    -(2 ** 63),
    true,
    [],
    {},
    [null],
    JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
  ),
  fc.constantFrom(200, 3000).map(deep),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3 }),
);

export function valueOf(shape: Shape, known: Known, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 7, arbitrary: fitting(shape, known, depth) }, { weight: 1, arbitrary: odd });
}

function fitting(shape: Shape, known: Known, depth: number): fc.Arbitrary<unknown> {
  const deeper = (one: Shape): fc.Arbitrary<unknown> => valueOf(one, known, depth + 1);
  if (depth > 5) return fc.constant(null);
  const target = shape.$ref === undefined ? undefined : known.look(shape.$ref);
  if (target) return fitting(target, known, depth + 1);
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum?.length) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (choices?.length) return fc.oneof(...choices.map(deeper));
  const type = typeof shape.type === "string" ? shape.type : shape.type?.[0];
  switch (type) {
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, one]) => [name, deeper(one)])),
        { requiredKeys: [] },
      );
    case "array":
      return fc.array(shape.items ? deeper(shape.items) : odd, { maxLength: 4 });
    case "integer":
      return fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer());
    case "number":
      return fc.double();
    case "boolean":
      return fc.boolean();
    default:
      return textOf(shape, known);
  }
}

function textOf({ format, pattern }: Shape, { ids }: Known): fc.Arbitrary<string> {
  if (format === "uuid") return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid());
  if (format === "date-time")
    return fc
      .date({ min: new Date("0001-01-01"), max: new Date("9999-01-01"), noInvalidDate: true })
      .map((at) => at.toISOString());
  if (format === "uri") return fc.constant("http://127.0.0.1:1");
  if (format === "email") return fc.emailAddress();
  if (pattern?.includes(String.raw`\d`)) return fc.nat().map(String);
  return fc.oneof(
    fc.constantFrom(...ids),
    fc.string({ maxLength: 30 }),
    fc.string({ unit: "grapheme", maxLength: 20 }),
  );
}
