/** What may stand where a vendor's words should: deliveries that are broken in every way that we can think of. */
import * as fc from "fast-check";

const deep = (depth: number): unknown => {
  let inside: unknown = "deep";
  for (let at = 0; at < depth; at++) inside = at % 2 ? [inside] : { a: inside };
  return inside;
};

/** Stands for a number of 19 digits, which JavaScript can't write. */
const longNumber = "@@1234567890123456789@@";

const hostile: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e300,
  1.5,
  9_999_999_999_999,
  longNumber,
  "",
  " ",
  "\u0000",
  "\uD800",
  "\u202E",
  "__proto__",
  "constructor",
  "NaN",
  "'; drop table channels.account; --",
  "<script>alert(1)</script>",
  "../../../../etc/passwd",
  "http://169.254.169.254/latest/meta-data",
  "1234567890123456789",
  "9".repeat(400),
  "2026-02-31T25:61:61Z",
  "a".repeat(10_000),
  [],
  [null],
  [[]],
  {},
  { id: {} },
  { __proto__: null, toString: 1, length: 1e9 },
  deep(300),
];

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== "object") return [path];
  return [path, ...Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...path, name]))];
}

/** A copy in which something else stands at the end of the path; `undefined`: nothing. */
export function withAt(value: unknown, [first, ...rest]: Path, put: unknown): unknown {
  if (first === undefined) return put;
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as Record<string, unknown>) };
  (copy as Record<string | number, unknown>)[first] = withAt(
    (copy as Record<string | number, unknown>)[first],
    rest,
    put,
  );
  return copy;
}

export const stringsIn = (value: unknown): Path[] =>
  pathsOf(value).filter((path) => typeof path.reduce<any>((one, name) => one[name], value) === "string");

const written = (value: unknown): Buffer =>
  Buffer.from((JSON.stringify(value) ?? "").replaceAll(new RegExp(`"${longNumber}"`, "g"), "1234567890123456789"));

/** One to three places of it missing, of the wrong type, huge, deep or hostile. */
function mangledJson(value: unknown): fc.Arbitrary<Buffer> {
  const paths = pathsOf(value);
  const change = fc.record({
    path: fc.constantFrom(...paths),
    put: fc.oneof(fc.constantFrom(undefined, ...hostile), fc.jsonValue({ maxDepth: 3 })),
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    written(
      changes.reduce<unknown>((one, { path, put }) => {
        try {
          return withAt(one, path, put);
        } catch {
          return one;
        }
      }, value),
    ),
  );
}

/** Cut short, with a byte changed, with a piece said twice. */
function mangledBytes(body: Buffer): fc.Arbitrary<Buffer> {
  const place = fc.nat({ max: Math.max(0, body.length - 1) });
  return fc.oneof(
    place.map((end) => body.subarray(0, end)),
    fc.tuple(place, fc.nat({ max: 255 })).map(([at, byte]) => {
      const changed = Buffer.from(body);
      changed[at] = byte;
      return changed;
    }),
    fc
      .tuple(place, place)
      .map(([from, to]) => Buffer.concat([body, body.subarray(Math.min(from, to), Math.max(from, to))])),
  );
}

export const jsonIn = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
};

export function mangled(body: Buffer): fc.Arbitrary<Buffer> {
  const value = jsonIn(body);
  return value === undefined
    ? mangledBytes(body)
    : fc.oneof({ arbitrary: mangledJson(value), weight: 4 }, { arbitrary: mangledBytes(body), weight: 1 });
}

/** The same with something unknown in every object of it. */
export function withUnknown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknown);
  if (value === null || typeof value !== "object") return value;
  const inside = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withUnknown(one)]));
  return { ...inside, new_of_tomorrow: { id: 1, text: "new", list: [1, { a: null }] } };
}
