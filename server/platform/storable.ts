import { problem } from "./problem.ts";

const TooDeep = problem("request.too-deep", 400, "The request nests deeper than anything we agreed on.");

/** Nothing of ours nests half as deep; what does is meant to break somebody. */
const deepest = 64;

/** Text as PostgreSQL takes it: without NUL, without halves of surrogate pairs. The raw bytes are kept elsewhere. */
export function storable<T>(value: T, depth = 0): T {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "") as T;
  if (depth > deepest) throw TooDeep();
  if (Array.isArray(value)) return value.map((one: unknown) => storable(one, depth + 1)) as T;
  if (value !== null && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, storable<unknown>(one, depth + 1)]),
    ) as T;
  return value;
}
